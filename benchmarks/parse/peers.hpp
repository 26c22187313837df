// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PARSE_PEERS_HPP
#define BINDERY_BENCHMARKS_PARSE_PEERS_HPP

#include "contender.hpp"

// One source file each. What a library is not found for is not built.

namespace bench {

std::unique_ptr<page_parser> parse_with_bindery(member_order);
std::unique_ptr<serializer>  serialize_with_bindery();

namespace on_demand_plain {
std::unique_ptr<page_parser> find_field(member_order);
std::unique_ptr<page_parser> find_field_unordered(member_order);
std::unique_ptr<page_parser> iterate_fields(member_order);
} // namespace on_demand_plain

namespace on_demand_machine {
std::unique_ptr<page_parser> find_field(member_order);
std::unique_ptr<page_parser> find_field_unordered(member_order);
std::unique_ptr<page_parser> iterate_fields(member_order);
} // namespace on_demand_machine

std::unique_ptr<page_parser> parse_with_simdjson_dom(member_order);

std::unique_ptr<page_parser> parse_with_rapidjson(member_order);
std::unique_ptr<page_parser> parse_with_rapidjson_in_situ(member_order);
std::unique_ptr<serializer>  serialize_with_rapidjson();
std::unique_ptr<serializer>  serialize_with_validating_rapidjson();

std::unique_ptr<page_parser> parse_with_boost_sax(member_order);
std::unique_ptr<page_parser> parse_with_boost_dom(member_order);
std::unique_ptr<serializer>  serialize_with_boost();

std::unique_ptr<page_parser> parse_with_nlohmann_sax(member_order);
std::unique_ptr<page_parser> parse_with_nlohmann_dom(member_order);
std::unique_ptr<serializer>  serialize_with_nlohmann();

std::unique_ptr<page_parser> parse_with_cjson(member_order);

std::unique_ptr<serializer> serialize_by_hand();

std::unique_ptr<page_parser> assign_finished_page(member_order);
std::unique_ptr<page_parser> copy_text(member_order);

} // namespace bench

#endif
