// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/call/operation.hpp>
#include <bindery/json/failure.hpp>
#include <bindery/mturk/service.hpp>
#include <bindery/shape/blob.hpp>
#include <bindery/shape/open_enum.hpp>
#include <bindery/shape/timestamp.hpp>
#include <bindery/testing/conformance.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <vector>

BOOST_AUTO_TEST_SUITE(testing_conformance)

namespace test_testing_conformance {

using bindery::operation_list;
using bindery::testing::aws_model;
using bindery::testing::conformance_config;
namespace mturk = bindery::mturk;

struct service : mturk::service
{
    static constexpr std::string_view               target_prefix = "Prefix_2026";
    static constexpr bindery::aws::service_endpoint endpoint{.service_id = "test", .signing_name = "tests"};
};

struct Empty
{
};
BOOST_DESCRIBE_STRUCT(Empty, (), ())

struct unruled
{
};

/// A shape with one member, of any type and with any rules.
template <class T, class Rules = unruled>
struct Holder
{
    T Value{};
    BOOST_DESCRIBE_CLASS(Holder, (), (Value), (), ())
};
template <class T, class Rules>
constexpr auto bindery_members(bindery::type<Holder<T, Rules>>)
{
    if constexpr (std::is_same_v<Rules, unruled>)
        return bindery::members();
    else
        return bindery::members(bindery::member<&Holder<T, Rules>::Value>(Rules::rules));
}

template <class Request, class Response = Empty, class... Traits>
using op = bindery::operation<"Op", service, Request, Response, Traits...>;

/// A model with the operation Op: `operation` is what it has besides its shapes, `shapes` are those.
aws_model model_of(std::string const& operation, std::string const& shapes, std::string const& paginators = {})
{
    return {R"({"metadata":{"targetPrefix":"Prefix_2026","endpointPrefix":"elsewhere","signingName":"tests"},)"
            R"("operations":{"Op":{)"
                + operation + R"(}},"shapes":{)" + shapes + "}}",
        paginators};
}

template <class... Operations>
std::string found(operation_list<Operations...> const& list, aws_model const& model, conformance_config config = {})
{
    std::string lines;
    for (auto const& each : bindery::testing::differences(list, model, config))
        lines += (lines.empty() ? "" : "; ") + each.message();
    return lines;
}

/// What is found where the request has the member Value of that shape, required or not.
template <class Request>
std::string found_in_request(std::string const& shape, std::string const& required = {},
    std::string const& reference = R"("shape":"Of")", std::string const& more_shapes = {})
{
    return found(operation_list{op<Request>{}},
        model_of(R"("input":{"shape":"OpRequest"})", R"("OpRequest":{"type":"structure","required":[)" + required
                                                         + R"(],"members":{"Value":{)" + reference + R"(}}},"Of":)"
                                                         + shape + more_shapes));
}

/// Whether the same is found as expected; says what is found.
boost::test_tools::predicate_result same(std::string const& found, std::string const& expected)
{
    boost::test_tools::predicate_result result(found == expected);
    result.message() << '"' << found << '"';
    return result;
}

template <class T>
using maybe = Holder<std::optional<T>>;

enum class Color { Red, Blue_ };
BOOST_DESCRIBE_ENUM(Color, Red, Blue_)
constexpr auto bindery_enumerators(bindery::type<Color>)
{
    return bindery::enumerators(bindery::enumerator<Color::Blue_>("blue"));
}

template <auto... Numbers>
struct bounded_length
{
    static constexpr auto rules = bindery::rules(bindery::length{Numbers...});
};

template <auto... Numbers>
struct bounded_range
{
    static constexpr auto rules = bindery::rules(bindery::range{Numbers...});
};

struct patterned
{
    static constexpr auto rules = bindery::rules(bindery::pattern{"^a+$"});
};

struct is_required
{
    static constexpr auto rules = bindery::rules(bindery::required);
};

struct renamed
{
    static constexpr auto rules = bindery::rules(bindery::wire_name{"odd-name"});
};

struct as_iso8601
{
    static constexpr auto rules = bindery::rules(bindery::iso8601);
};

struct with_elements
{
    static constexpr auto rules = bindery::rules(bindery::each(bindery::length{1, 3}));
};

struct Nested
{
    std::optional<std::string>         Name{};
    std::optional<std::vector<Nested>> Children{};
};
BOOST_DESCRIBE_STRUCT(Nested, (), (Name, Children))

struct Choice
{
    std::optional<std::string> Name{};
    std::optional<bool>        Flag{};
    std::string                unknown{};
};
BOOST_DESCRIBE_STRUCT(Choice, (), (Name, Flag))
constexpr auto bindery_members(bindery::type<Choice>)
{
    return bindery::exactly_one<&Choice::unknown>();
}

/// The same, but no union.
struct NoChoice
{
    std::optional<std::string> Name{};
    std::optional<bool>        Flag{};
};
BOOST_DESCRIBE_STRUCT(NoChoice, (), (Name, Flag))

struct Refused : bindery::error_shape<"Refused">
{
    std::optional<std::string> Message{};
};
BOOST_DESCRIBE_STRUCT(Refused, (), (Message))

struct Broken : bindery::error_shape<"Broken", bindery::fault::server>
{
};
BOOST_DESCRIBE_STRUCT(Broken, (), ())

struct ListRequest
{
    std::optional<std::string>  Marker{};
    std::optional<std::int32_t> Limit{};
};
BOOST_DESCRIBE_STRUCT(ListRequest, (), (Marker, Limit))

struct ListResponse
{
    std::optional<std::string> Next{};
    std::vector<std::string>   Names{};
    std::vector<std::string>   Others{};
};
BOOST_DESCRIBE_STRUCT(ListResponse, (), (Next, Names, Others))

std::string const list_shapes =
    R"("In":{"type":"structure","members":{"Marker":{"shape":"S"},"Limit":{"shape":"I"}}},"Out":{"type":"structure",)"
    R"("members":{"Next":{"shape":"S"},"Names":{"shape":"L"},"Others":{"shape":"L"}}},"S":{"type":"string"},)"
    R"("I":{"type":"integer"},"L":{"type":"list","member":{"shape":"S"}})";
std::string const list_operation = R"("input":{"shape":"In"},"output":{"shape":"Out"})";

template <class... Traits>
std::string found_in_listing(std::string const& paginator)
{
    return found(operation_list{op<ListRequest, ListResponse, Traits...>{}},
        model_of(list_operation, list_shapes, R"({"pagination":{"Op":{)" + paginator + "}}}"));
}

} // namespace test_testing_conformance

using namespace test_testing_conformance;

BOOST_AUTO_TEST_CASE(types_that_agree)
{
    BOOST_TEST(same(found_in_request<maybe<std::string>>(R"({"type":"string"})"), ""));
    BOOST_TEST(same(found_in_request<maybe<std::int8_t>>(R"({"type":"byte"})"), ""));
    BOOST_TEST(same(found_in_request<maybe<std::int16_t>>(R"({"type":"short"})"), ""));
    BOOST_TEST(same(found_in_request<maybe<std::int32_t>>(R"({"type":"integer"})"), ""));
    BOOST_TEST(same(found_in_request<maybe<std::int64_t>>(R"({"type":"long"})"), ""));
    BOOST_TEST(same(found_in_request<maybe<float>>(R"({"type":"float"})"), ""));
    BOOST_TEST(same(found_in_request<maybe<double>>(R"({"type":"double","min":0.5})"), ""));
    BOOST_TEST(same(found_in_request<maybe<bool>>(R"({"type":"boolean","box":true})"), ""));
    BOOST_TEST(same(found_in_request<maybe<bindery::timestamp>>(R"({"type":"timestamp"})"), ""));
    BOOST_TEST(same(found_in_request<maybe<bindery::blob>>(R"({"type":"blob"})"), ""));
    BOOST_TEST(
        same(found_in_request<maybe<bindery::open_enum<Color>>>(R"({"type":"string","enum":["blue","Red"]})"), ""));
    BOOST_TEST(same(found_in_request<maybe<std::vector<std::int32_t>>>(
                        R"({"type":"list","member":{"shape":"I"}},"I":{"type":"integer"})"),
        ""));
    BOOST_TEST(same(found_in_request<maybe<std::map<std::string, bool>>>(
                        R"({"type":"map","key":{"shape":"S"},"value":{"shape":"B"}},"S":{"type":"string","max":3},)"
                        R"("B":{"type":"boolean"})"),
        ""));
}

BOOST_AUTO_TEST_CASE(a_type_that_differs)
{
    BOOST_TEST(same(found_in_request<maybe<std::int64_t>>(R"({"type":"integer"})"),
        "OpRequest.Value: type 32-bit integer in the model, 64-bit integer declared"));
    BOOST_TEST(same(found_in_request<maybe<std::uint32_t>>(R"({"type":"integer"})"),
        "OpRequest.Value: type 32-bit integer in the model, unsigned 32-bit integer declared"));
    BOOST_TEST(same(found_in_request<maybe<float>>(R"({"type":"double"})"),
        "OpRequest.Value: type double in the model, float declared"));
    BOOST_TEST(same(found_in_request<maybe<std::string>>(R"({"type":"string","enum":["Red"]})"),
        "OpRequest.Value: type enumeration in the model, string declared"));
    BOOST_TEST(same(found_in_request<maybe<std::string>>(R"({"type":"structure","document":true})"),
        "OpRequest.Value: type document in the model, string declared"));
    BOOST_TEST(same(
        found_in_request<maybe<std::vector<bool>>>(R"({"type":"list","member":{"shape":"S"}},"S":{"type":"string"})"),
        "OpRequest.Value[*]: type string in the model, boolean declared"));
    BOOST_TEST(same(found_in_request<maybe<std::map<std::string, bool>>>(
                        R"({"type":"map","key":{"shape":"S"},"value":{"shape":"S"}},"S":{"type":"string"})"),
        "OpRequest.Value[*]: type string in the model, boolean declared"));
}

BOOST_AUTO_TEST_CASE(a_member_that_is_renamed_dropped_or_made_up)
{
    std::string const text = R"({"type":"string"})";
    BOOST_TEST(same(found_in_request<Holder<std::optional<std::string>, renamed>>(text),
        "OpRequest.Value: not declared; OpRequest.odd-name: not in the model"));
    BOOST_TEST(same(found_in_request<Holder<std::optional<std::string>, renamed>>(
                        text, {}, R"("shape":"Of","locationName":"odd-name")"),
        ""));
    BOOST_TEST(same(found_in_request<maybe<std::string>>(text, {}, R"("shape":"Of","locationName":"odd-name")"),
        "OpRequest.odd-name: not declared; OpRequest.Value: not in the model"));
    BOOST_TEST(same(found_in_request<Empty>(text), "OpRequest.Value: not declared"));
    BOOST_TEST(same(found(operation_list{op<maybe<std::string>>{}}, model_of("", "")),
        "Op: no request in the model, one with members declared"));
    BOOST_TEST(same(found(operation_list{op<Empty, maybe<std::string>>{}}, model_of("", "")),
        "Op: no response in the model, one with members declared"));
    BOOST_TEST(same(found(operation_list{op<Empty>{}}, model_of("", "")), ""));
}

BOOST_AUTO_TEST_CASE(what_is_required)
{
    std::string const text = R"({"type":"string"})";
    BOOST_TEST(same(found_in_request<maybe<std::string>>(text, R"("Value")"),
        "OpRequest.Value: required in the model, not declared as such"));
    BOOST_TEST(same(found_in_request<Holder<std::string, is_required>>(text, R"("Value")"), ""));
    BOOST_TEST(same(found_in_request<Holder<std::optional<std::string>, is_required>>(text, R"("Value")"), ""));
    BOOST_TEST(
        same(found_in_request<Holder<std::string, is_required>>(text), "OpRequest.Value: not required in the model"));
    BOOST_TEST(same(found_in_request<Holder<std::string>>(text),
        "OpRequest.Value: may be left out in the model, but without std::optional it is always sent"));

    // Responses are read, so that a member without optional does no harm.
    BOOST_TEST(same(found(operation_list{op<Empty, Holder<std::string>>{}},
                        model_of(R"("output":{"shape":"Out"})",
                            R"("Out":{"type":"structure","members":{"Value":{"shape":"S"}}},"S":{"type":"string"})")),
        ""));
}

BOOST_AUTO_TEST_CASE(lengths_ranges_and_patterns)
{
    using text = std::optional<std::string>;
    using number = std::optional<std::int32_t>;
    std::string const bounded = R"({"type":"string","min":1,"max":4})";
    BOOST_TEST(same(found_in_request<Holder<text, bounded_length<1, 4>>>(bounded), ""));
    BOOST_TEST(same(found_in_request<Holder<text, bounded_length<1, 5>>>(bounded),
        "OpRequest.Value: length 1..4 in the model, 1..5 declared"));
    BOOST_TEST(same(found_in_request<Holder<text, bounded_length<0, 4>>>(bounded),
        "OpRequest.Value: length 1..4 in the model, at most 4 declared"));
    BOOST_TEST(same(
        found_in_request<maybe<std::string>>(bounded), "OpRequest.Value: length 1..4 in the model, none declared"));
    BOOST_TEST(same(found_in_request<Holder<text, bounded_length<1>>>(R"({"type":"string"})"),
        "OpRequest.Value: length none in the model, at least 1 declared"));
    BOOST_TEST(same(found_in_request<maybe<std::string>>(R"({"type":"string","min":0})"), ""));
    BOOST_TEST(
        same(found_in_request<Holder<std::optional<bindery::blob>, bounded_length<1, 4>>>(R"({"type":"blob","max":4})"),
            "OpRequest.Value: length at most 4 in the model, 1..4 declared"));

    std::string const ranged = R"({"type":"integer","min":0,"max":100})";
    BOOST_TEST(same(found_in_request<Holder<number, bounded_range<0, 100>>>(ranged), ""));
    BOOST_TEST(same(found_in_request<Holder<number, bounded_range<0, 99>>>(ranged),
        "OpRequest.Value: range 0..100 in the model, 0..99 declared"));
    BOOST_TEST(same(
        found_in_request<maybe<std::int32_t>>(ranged), "OpRequest.Value: range 0..100 in the model, none declared"));

    BOOST_TEST(same(found_in_request<Holder<text, patterned>>(R"({"type":"string","pattern":"^a+$"})"), ""));
    BOOST_TEST(same(found_in_request<Holder<text, patterned>>(R"({"type":"string","pattern":"^b+$"})"),
        "OpRequest.Value: pattern ^b+$ in the model, ^a+$ declared"));
    BOOST_TEST(same(found_in_request<Holder<text, patterned>>(R"({"type":"string"})"),
        "OpRequest.Value: pattern none in the model, ^a+$ declared"));
    BOOST_TEST(same(found_in_request<maybe<std::string>>(R"({"type":"string","pattern":"^b+$"})"),
        "OpRequest.Value: pattern ^b+$ in the model, none declared"));
}

BOOST_AUTO_TEST_CASE(constraints_of_lists_and_of_their_elements)
{
    using list = std::optional<std::vector<std::string>>;
    std::string const names = R"(,"member":{"shape":"Name"}},"Name":{"type":"string","min":1,"max":3})";
    BOOST_TEST(same(found_in_request<Holder<list, with_elements>>(R"({"type":"list")" + names), ""));
    BOOST_TEST(same(found_in_request<Holder<list, with_elements>>(R"({"type":"list","max":9)" + names),
        "OpRequest.Value: length at most 9 in the model, none declared"));
    BOOST_TEST(same(found_in_request<Holder<list>>(R"({"type":"list")" + names),
        "OpRequest.Value[*]: length 1..3 in the model, none declared"));
}

BOOST_AUTO_TEST_CASE(values_of_enumerations)
{
    using color = maybe<bindery::open_enum<Color>>;
    BOOST_TEST(same(found_in_request<color>(R"({"type":"string","enum":["Red","Blue_"]})"),
        "OpRequest.Value: values Blue_, Red in the model, Red, blue declared"));
    BOOST_TEST(same(found_in_request<color>(R"({"type":"string","enum":["Red"]})"),
        "OpRequest.Value: values Red in the model, Red, blue declared"));
}

BOOST_AUTO_TEST_CASE(notations_of_timestamps)
{
    using time = std::optional<bindery::timestamp>;
    std::string const iso = R"({"type":"timestamp","timestampFormat":"iso8601"})";
    BOOST_TEST(same(found_in_request<Holder<time, as_iso8601>>(iso), ""));
    BOOST_TEST(same(
        found_in_request<Holder<time>>(iso), "OpRequest.Value: notation iso8601 in the model, unixTimestamp declared"));
    BOOST_TEST(same(found_in_request<Holder<time, as_iso8601>>(iso, {}, R"("shape":"Of","timestampFormat":"rfc822")"),
        "OpRequest.Value: notation rfc822 in the model, iso8601 declared"));
}

BOOST_AUTO_TEST_CASE(shapes_within_shapes_and_within_themselves)
{
    auto const nested = [](std::string const& name) {
        return R"({"type":"structure","members":{")" + name
               + R"(":{"shape":"S"},"Children":{"shape":"L"}}},"L":{"type":"list","member":{"shape":"Of"}},)"
                 R"("S":{"type":"string"})";
    };
    BOOST_TEST(same(found_in_request<maybe<Nested>>(nested("Name")), ""));
    BOOST_TEST(
        same(found_in_request<maybe<Nested>>(nested("Title")), "Of.Title: not declared; Of.Name: not in the model"));
}

BOOST_AUTO_TEST_CASE(unions)
{
    std::string const members = R"("members":{"Name":{"shape":"S"},"Flag":{"shape":"B"}})";
    std::string const others = R"(,"S":{"type":"string"},"B":{"type":"boolean"})";
    auto const        in_request = [&]<class T>(std::type_identity<T>, std::string const& mark) {
        return found_in_request<maybe<T>>(
            R"({"type":"structure")" + mark + "," + members + "}", {}, R"("shape":"Of")", others);
    };
    BOOST_TEST(same(in_request(std::type_identity<Choice>{}, R"(,"union":true)"), ""));
    BOOST_TEST(same(in_request(std::type_identity<Choice>{}, ""), ""));
    BOOST_TEST(same(in_request(std::type_identity<NoChoice>{}, ""), ""));
    BOOST_TEST(same(in_request(std::type_identity<NoChoice>{}, R"(,"union":true)"),
        "Of: a union in the model, not declared as such"));
}

BOOST_AUTO_TEST_CASE(shapes_that_are_declared_in_part)
{
    std::string const shapes =
        R"("In":{"type":"structure","required":["Key"],"members":{"Value":{"shape":"S"},"Key":{"shape":"S"},"More":)"
        R"({"shape":"S"}}},"Out":{"type":"structure","required":["Key"],"members":{"Value":{"shape":"S"},"Key":)"
        R"({"shape":"S"}}},"Refused":{"type":"structure","members":{"Reason":{"shape":"S"}}},"Broken":{"type":)"
        R"("structure","members":{},"fault":true},"S":{"type":"string"})";
    auto const model = model_of(
        R"("input":{"shape":"In"},"output":{"shape":"Out"},"errors":[{"shape":"Refused"},{"shape":"Broken"}])", shapes);
    conformance_config const in_part{.whole_shapes = false};
    using text = maybe<std::string>;
    BOOST_TEST(same(found(operation_list{op<text, text, bindery::errors<Refused>>{}}, model, in_part),
        "In.Key: not declared; Refused.Message: not in the model"));
    BOOST_TEST(same(found(operation_list{op<maybe<bool>, text>{}}, model, in_part),
        "In.Key: not declared; In.Value: type string in the model, boolean declared"));
    BOOST_TEST(same(found(operation_list{op<text, text, bindery::errors<Refused>>{}}, model),
        "In.Key: not declared; In.More: not declared; Out.Key: not declared; Refused.Reason: not declared; "
        "Refused.Message: not in the model; Op: error Broken not declared"));
}

BOOST_AUTO_TEST_CASE(errors_of_operations)
{
    using bindery::errors;
    std::string const shapes =
        R"("Refused":{"type":"structure","members":{"Message":{"shape":"S"}},"exception":true},"Broken":{"type":)"
        R"("structure","members":{},"exception":true,"fault":true},"S":{"type":"string"})";
    auto const both = model_of(R"("errors":[{"shape":"Refused"},{"shape":"Broken"}])", shapes);
    BOOST_TEST(same(found(operation_list{op<Empty, Empty, errors<Broken, Refused>>{}}, both), ""));
    BOOST_TEST(same(found(operation_list{op<Empty, Empty, errors<Refused>>{}}, both), "Op: error Broken not declared"));
    BOOST_TEST(same(found(operation_list{op<Empty, Empty, errors<Broken, Refused>>{}},
                        model_of(R"("errors":[{"shape":"Refused"}])", shapes)),
        "Op: error Broken not in the model"));

    auto const others = model_of(R"("errors":[{"shape":"Refused"},{"shape":"Broken"}])",
        R"("Refused":{"type":"structure","members":{"Reason":{"shape":"S"}},"fault":true},)"
        R"("Broken":{"type":"structure","members":{}},"S":{"type":"string"})");
    BOOST_TEST(same(found(operation_list{op<Empty, Empty, errors<Broken, Refused>>{}}, others),
        "Refused.Reason: not declared; Refused.Message: not in the model; "
        "Refused: fault of the service in the model, client declared; "
        "Broken: fault of the client in the model, service declared"));
}

BOOST_AUTO_TEST_CASE(what_may_be_repeated)
{
    BOOST_TEST(same(found(operation_list{op<Empty>{}}, model_of(R"("idempotent":true)", "")),
        "Op: idempotent in the model, not declared as such"));
    BOOST_TEST(same(found(operation_list{op<Empty, Empty, bindery::idempotent>{}}, model_of("", "")), ""));

    using request = maybe<std::string>;
    using with_token = op<request, Empty, bindery::idempotency_token<&request::Value>>;
    auto const marked = [](std::string const& mark) {
        return model_of(R"("input":{"shape":"In"})",
            R"("In":{"type":"structure","members":{"Value":{"shape":"S")" + mark + R"(}}},"S":{"type":"string"})");
    };
    BOOST_TEST(same(found(operation_list{with_token{}}, marked(R"(,"idempotencyToken":true)")), ""));
    BOOST_TEST(same(found(operation_list{op<request>{}}, marked(R"(,"idempotencyToken":true)")),
        "Op: idempotency token Value in the model, none declared"));
    BOOST_TEST(same(
        found(operation_list{with_token{}}, marked("")), "Op: idempotency token none in the model, Value declared"));
    BOOST_TEST(same(found_in_request<request>(R"({"type":"boolean"},"IdempotencyToken":{"type":"string"})", {},
                        R"("shape":"IdempotencyToken")"),
        "Op: idempotency token Value in the model, none declared"));
}

BOOST_AUTO_TEST_CASE(what_stands_before_the_host)
{
    auto const prefixed = model_of(R"("endpoint":{"hostPrefix":"data-"})", "");
    BOOST_TEST(same(found(operation_list{op<Empty, Empty, bindery::host_prefix<"data-">>{}}, prefixed), ""));
    BOOST_TEST(same(found(operation_list{op<Empty>{}}, prefixed), "Op: host prefix data- in the model, none declared"));
    BOOST_TEST(same(found(operation_list{op<Empty, Empty, bindery::host_prefix<"sync-">>{}}, model_of("", "")),
        "Op: host prefix none in the model, sync- declared"));
}

BOOST_AUTO_TEST_CASE(how_operations_list)
{
    using bindery::paginated;
    using names = paginated<&ListRequest::Marker, &ListResponse::Next, &ListResponse::Names, &ListRequest::Limit>;
    std::string const tokens = R"("input_token":"Marker","output_token":"Next")";
    std::string const all = tokens + R"(,"result_key":"Names","limit_key":"Limit")";
    BOOST_TEST(same(found_in_listing<names>(all), ""));
    BOOST_TEST(same(found_in_listing<names>(tokens + R"(,"result_key":["Others","Names"],"limit_key":"Limit")"), ""));
    BOOST_TEST(same(found_in_listing<>(all), "Op: lists in pages in the model, not declared as such"));
    BOOST_TEST(same(
        found_in_listing<names>(R"("input_token":"Start","output_token":["Next","NextPart"],"result_key":"Others")"),
        "Op: page token of the request Start in the model, Marker declared; "
        "Op: page token of the response Next, NextPart in the model, Next declared; "
        "Op: page size none in the model, Limit declared; "
        "Op: items Others in the model, Names declared"));
    BOOST_TEST(same(found_in_listing<paginated<&ListRequest::Marker, &ListResponse::Next, nullptr>>(all),
        "Op: page size Limit in the model, none declared; Op: items Names in the model, none declared"));

    // A model that is silent on pages does not contradict.
    BOOST_TEST(
        same(found(operation_list{op<ListRequest, ListResponse, names>{}}, model_of(list_operation, list_shapes)), ""));
}

BOOST_AUTO_TEST_CASE(operations_of_the_api)
{
    using other = bindery::operation<"Other", service, Empty, Empty>;
    BOOST_TEST(same(found(operation_list{other{}}, model_of("", "")), "Other: not in the model; Op: not declared"));
    BOOST_TEST(same(found(operation_list{op<Empty>{}, op<Empty>{}}, model_of("", "")), "Op: declared twice"));
    BOOST_TEST(same(found(operation_list<>{}, model_of("", ""), {.whole_api = false}),
        "service: target prefix Prefix_2026 in the model, none declared; "
        "service: signing name tests in the model, none declared"));

    using elsewhere = bindery::operation<"Op", mturk::service, Empty, Empty>;
    BOOST_TEST(same(found(operation_list{elsewhere{}}, model_of("", "")),
        "service: target prefix Prefix_2026 in the model, MTurkRequesterServiceV20170117 declared; "
        "service: signing name tests in the model, mturk-requester declared"));
}

BOOST_AUTO_TEST_CASE(models_that_are_broken)
{
    BOOST_TEST(same(found(operation_list{op<Empty>{}}, model_of(R"("input":{"shape":"Lost"})", "")),
        "Lost: not in the model, although it refers to it"));
    BOOST_TEST(same(found_in_request<maybe<bool>>(R"({"type":"boolean"})", {}, R"("shape":"Lost")"),
        "OpRequest.Value: its shape Lost is not in the model"));
    BOOST_CHECK_THROW(found(operation_list{op<Empty>{}}, aws_model{"{", ""}), bindery::json::json_error);
    BOOST_CHECK_THROW(found(operation_list{op<Empty>{}}, aws_model{"{}", "["}), bindery::json::json_error);
    BOOST_CHECK_EXCEPTION(bindery::testing::read_aws_model("/nowhere"), std::system_error,
        [](auto const& error) { return std::string_view(error.what()).starts_with("/nowhere/service-2.json: "); });
}

BOOST_AUTO_TEST_SUITE_END()
