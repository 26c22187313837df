// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "peers.hpp"

namespace bench {
namespace {

using enum family;

std::vector<contender> list_contenders()
{
    std::vector<contender> all;
    auto const             add = [&all](std::initializer_list<contender> some) { all.insert(all.end(), some); };

    add({{"Bindery", "Bindery", bindery, parse_with_bindery, serialize_with_bindery}});
#if defined(BINDERY_BENCHMARK_SIMDJSON)
    namespace plain = on_demand_plain;
    namespace machine = on_demand_machine;
    add({
        {"simdjson on-demand, find_field", "simdjson", on_demand, plain::find_field},
        {"simdjson on-demand, operator[]", "simdjson", on_demand, plain::find_field_unordered},
        {"simdjson on-demand, fields", "simdjson", on_demand, plain::iterate_fields},
        {"simdjson on-demand, find_field, -march=native", "simdjson", on_demand_native, machine::find_field},
        {"simdjson on-demand, operator[], -march=native", "simdjson", on_demand_native, machine::find_field_unordered},
        {"simdjson on-demand, fields, -march=native", "simdjson", on_demand_native, machine::iterate_fields},
        {"simdjson DOM", "simdjson", peer, parse_with_simdjson_dom},
    });
#endif
#if defined(BINDERY_BENCHMARK_RAPIDJSON)
    add({
        {"RapidJSON SAX", "RapidJSON", peer, parse_with_rapidjson},
        {"RapidJSON SAX, in situ", "RapidJSON", peer, parse_with_rapidjson_in_situ},
        {"RapidJSON Writer", "RapidJSON", peer, nullptr, serialize_with_rapidjson},
        {"RapidJSON Writer, checking UTF-8", "RapidJSON", peer, nullptr, serialize_with_validating_rapidjson},
    });
#endif
    add({
        {"Boost.JSON SAX", "Boost.JSON", peer, parse_with_boost_sax},
        {"Boost.JSON DOM", "Boost.JSON", peer, parse_with_boost_dom, serialize_with_boost},
    });
#if defined(BINDERY_BENCHMARK_NLOHMANN)
    add({
        {"nlohmann SAX", "nlohmann", peer, parse_with_nlohmann_sax},
        {"nlohmann DOM", "nlohmann", peer, parse_with_nlohmann_dom, serialize_with_nlohmann},
    });
#endif
#if defined(BINDERY_BENCHMARK_CJSON)
    add({{"cJSON", "cJSON", peer, parse_with_cjson}});
#endif
    add({
        {"by hand", "", peer, nullptr, serialize_by_hand},
        {"floor: assigning a finished page", "", floor, assign_finished_page},
        {"floor: memcpy of the text", "", floor, copy_text},
    });
    return all;
}

} // namespace

std::vector<contender> const& contenders()
{
    static std::vector<contender> const all = list_contenders();
    return all;
}

} // namespace bench
