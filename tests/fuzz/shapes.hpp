// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_FUZZ_SHAPES_HPP
#define BINDERY_TESTS_FUZZ_SHAPES_HPP

#include <bindery/json/bulk.hpp>
#include <bindery/shape/blob.hpp>
#include <bindery/shape/document.hpp>
#include <bindery/shape/members.hpp>
#include <bindery/shape/open_enum.hpp>
#include <bindery/shape/timestamp.hpp>

#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// Shapes that have every supported type as a member, every kind of name, and every way to hold one another.
namespace test_json_fuzz {

using bindery::member;
using bindery::wire_name;

enum class Colour { Red, Green, Gree, Blue_, Sienna, Umber, AnEnumeratorWhoseNameIsLongerThanTwoBlocks };
BOOST_DESCRIBE_ENUM(Colour, Red, Green, Gree, Blue_, Sienna, Umber, AnEnumeratorWhoseNameIsLongerThanTwoBlocks)

constexpr auto bindery_enumerators(bindery::type<Colour>)
{
    return bindery::enumerators(
        bindery::enumerator<Colour::Blue_>("Blue!"), bindery::enumerator<Colour::Sienna>("burnt \"Si\xC3\xA9nne\""));
}

/// What is absent is empty or zero, whatever the initialisers say.
struct Part
{
    std::optional<std::string> First = "first";
    int                        Number = 7;
    std::string                Text = "default";
};
BOOST_DESCRIBE_STRUCT(Part, (), (First, Number, Text))

struct Scalars
{
    bool                       Flag = true;
    signed char                Int8{};
    unsigned char              UInt8{};
    short                      Int16{};
    unsigned short             UInt16{};
    int                        Int32{};
    unsigned int               UInt32{};
    long                       Int64{};
    unsigned long              UInt64{};
    long long                  Wide{};
    unsigned long long         UWide{};
    float                      Single{};
    double                     Double = 0.5;
    std::string                Text{};
    bindery::timestamp         Epoch{};
    bindery::timestamp         Iso{};
    bindery::timestamp         Http{};
    bindery::blob              Data{};
    bindery::open_enum<Colour> Kind = Colour::Green;
    Part                       Inner{};
};
BOOST_DESCRIBE_STRUCT(Scalars, (),
    (Flag, Int8, UInt8, Int16, UInt16, Int32, UInt32, Int64, UInt64, Wide, UWide, Single, Double, Text, Epoch, Iso,
        Http, Data, Kind, Inner))

constexpr auto bindery_members(bindery::type<Scalars>)
{
    return bindery::members(member<&Scalars::Iso>(bindery::iso8601), member<&Scalars::Http>(bindery::http_date));
}

struct Optionals
{
    std::optional<bool>                       Flag{};
    std::optional<signed char>                Int8{};
    std::optional<unsigned char>              UInt8{};
    std::optional<short>                      Int16{};
    std::optional<unsigned short>             UInt16{};
    std::optional<int>                        Int32{};
    std::optional<unsigned int>               UInt32{};
    std::optional<long>                       Int64{};
    std::optional<unsigned long>              UInt64{};
    std::optional<long long>                  Wide{};
    std::optional<unsigned long long>         UWide{};
    std::optional<float>                      Single{};
    std::optional<double>                     Double{};
    std::optional<std::string>                Text{};
    std::optional<bindery::timestamp>         Epoch{};
    std::optional<bindery::timestamp>         Iso{};
    std::optional<bindery::timestamp>         Http{};
    std::optional<bindery::blob>              Data{};
    std::optional<bindery::open_enum<Colour>> Kind{};
    std::optional<Part>                       Inner{};
};
BOOST_DESCRIBE_STRUCT(Optionals, (),
    (Flag, Int8, UInt8, Int16, UInt16, Int32, UInt32, Int64, UInt64, Wide, UWide, Single, Double, Text, Epoch, Iso,
        Http, Data, Kind, Inner))

constexpr auto bindery_members(bindery::type<Optionals>)
{
    return bindery::members(member<&Optionals::Iso>(bindery::iso8601), member<&Optionals::Http>(bindery::http_date));
}

struct Lists
{
    std::optional<std::vector<std::string>>               MaybeWords{};
    std::vector<bool>                                     Bits{};
    std::vector<int>                                      Numbers{};
    std::vector<double>                                   Reals{};
    std::vector<std::string>                              Words{};
    std::vector<bindery::timestamp>                       Times{};
    std::vector<bindery::blob>                            Blobs{};
    std::vector<bindery::open_enum<Colour>>               Kinds{};
    std::vector<Part>                                     Parts{};
    std::vector<std::vector<int>>                         Nested{};
    std::vector<std::vector<bool>>                        Grid{};
    std::vector<std::vector<std::vector<std::string>>>    Deep{};
    std::vector<std::optional<int>>                       Sparse{};
    std::vector<std::optional<std::string>>               SparseWords{};
    std::vector<std::optional<Part>>                      SparseParts{};
    std::vector<std::optional<bool>>                      SparseBits{};
    std::vector<std::vector<std::optional<unsigned>>>     SparseNested{};
    std::vector<std::optional<std::vector<unsigned int>>> SparseLists{};
    std::vector<std::map<std::string, int>>               Maps{};
};
BOOST_DESCRIBE_STRUCT(Lists, (),
    (MaybeWords, Bits, Numbers, Reals, Words, Times, Blobs, Kinds, Parts, Nested, Grid, Deep, Sparse, SparseWords,
        SparseParts, SparseBits, SparseNested, SparseLists, Maps))

constexpr auto bindery_members(bindery::type<Lists>)
{
    return bindery::members(member<&Lists::Times>(bindery::iso8601));
}

struct Maps
{
    std::map<std::string, int>                        Numbers{};
    std::map<std::string, std::string>                Words{};
    std::map<std::string, bool>                       Flags{};
    std::map<std::string, Part>                       Parts{};
    std::map<std::string, std::vector<Part>>          Lists{};
    std::map<std::string, std::optional<int>>         Sparse{};
    std::map<std::string, std::optional<Part>>        SparseParts{};
    std::map<std::string, std::map<std::string, int>> Nested{};
    std::map<std::string, bindery::timestamp>         Times{};
    std::map<std::string, std::vector<bool>>          Bits{};
    std::optional<std::map<std::string, double>>      Maybe{};
};
BOOST_DESCRIBE_STRUCT(Maps, (), (Numbers, Words, Flags, Parts, Lists, Sparse, SparseParts, Nested, Times, Bits, Maybe))

constexpr auto bindery_members(bindery::type<Maps>)
{
    return bindery::members(member<&Maps::Times>(bindery::http_date));
}

struct Documents
{
    bindery::document                                              Body{};
    std::optional<bindery::document>                               Maybe{};
    std::vector<bindery::document>                                 List{};
    std::map<std::string, bindery::document>                       Map{};
    std::map<std::string, std::vector<std::optional<std::string>>> Words{};
};
BOOST_DESCRIBE_STRUCT(Documents, (), (Body, Maybe, List, Map, Words))

struct Tree
{
    std::string                      Name{};
    int                              Number{};
    std::vector<Tree>                Children{};
    std::optional<std::vector<Tree>> More{};
    std::map<std::string, Tree>      ByName{};
};
BOOST_DESCRIBE_STRUCT(Tree, (), (Name, Number, Children, More, ByName))

/// Holds exactly one of its members.
struct Pick
{
    std::optional<std::string>                     Text{};
    std::optional<bool>                            Null{};
    std::optional<int>                             Number{};
    std::optional<bindery::timestamp>              Iso{};
    std::optional<Part>                            Inner{};
    std::optional<std::vector<Pick>>               Many{};
    std::optional<std::map<std::string, Pick>>     Named{};
    std::optional<std::vector<std::optional<int>>> Sparse{};
    std::string                                    unknown{};
};
BOOST_DESCRIBE_STRUCT(Pick, (), (Text, Null, Number, Iso, Inner, Many, Named, Sparse))

constexpr auto bindery_members(bindery::type<Pick>)
{
    return bindery::exactly_one<&Pick::unknown>(
        member<&Pick::Null>(wire_name{"NULL"}), member<&Pick::Iso>(bindery::iso8601));
}

struct Picks
{
    Pick                             One{};
    std::optional<Pick>              Maybe{};
    std::vector<Pick>                List{};
    std::vector<std::optional<Pick>> Sparse{};
    std::map<std::string, Pick>      Map{};
    int                              Last{};
};
BOOST_DESCRIBE_STRUCT(Picks, (), (One, Maybe, List, Sparse, Map, Last))

/// Names around the multiples of 16, each the beginning of the next one or different in its first or last character.
struct Names
{
    std::optional<int>         A{};
    int                        Ab{};
    std::string                Abc{};
    std::optional<std::string> Abcdefg{};
    int                        Abcdefgh{};
    std::string                Abcdefghijklmn{};
    std::optional<int>         Abcdefghijklmno{};
    std::string                Abcdefghijklmnop{};
    int                        Abcdefghijklmnoq{};
    int                        Zbcdefghijklmnop{};
    std::optional<std::string> Abcdefghijklmnopq{};
    int                        Abcdefghijklmnopqrstuvwxyz01234{};
    std::string                Abcdefghijklmnopqrstuvwxyz012345{};
    int                        Abcdefghijklmnopqrstuvwxyz012346{};
    int                        Zbcdefghijklmnopqrstuvwxyz012345{};
    std::string                Abcdefghijklmnopqrstuvwxyz0123456{};
    int                        Abcdefghijklmnopqrstuvwxyz0123457{};
    std::vector<int>           Abcdefghijklmnopqrstuvwxyz0123456ABCDEF{};
    std::optional<bool>        Abcdefghijklmnopqrstuvwxyz0123456ABCDEFGHIJKLM_{};
    int                        Abcdefghijklmnopqrstuvwxyz0123456ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcd{};
    int                        Abcdefghijklmnopqrstuvwxyz0123456ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcde{};
};
BOOST_DESCRIBE_STRUCT(Names, (),
    (A, Ab, Abc, Abcdefg, Abcdefgh, Abcdefghijklmn, Abcdefghijklmno, Abcdefghijklmnop, Abcdefghijklmnoq,
        Zbcdefghijklmnop, Abcdefghijklmnopq, Abcdefghijklmnopqrstuvwxyz01234, Abcdefghijklmnopqrstuvwxyz012345,
        Abcdefghijklmnopqrstuvwxyz012346, Zbcdefghijklmnopqrstuvwxyz012345, Abcdefghijklmnopqrstuvwxyz0123456,
        Abcdefghijklmnopqrstuvwxyz0123457, Abcdefghijklmnopqrstuvwxyz0123456ABCDEF,
        Abcdefghijklmnopqrstuvwxyz0123456ABCDEFGHIJKLM_,
        Abcdefghijklmnopqrstuvwxyz0123456ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcd,
        Abcdefghijklmnopqrstuvwxyz0123456ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcde))

/// Names that no C++ member can have, some of which JSON text must or may escape.
struct Renamed
{
    int                        Empty{};
    int                        Quote{};
    std::string                Backslash{};
    int                        Slash{};
    std::optional<int>         Accent{};
    std::string                Kanji{};
    int                        Emoji{};
    int                        Space{};
    int                        Control{};
    std::vector<int>           Nul{};
    int                        Escape{};
    int                        Unicode{};
    std::optional<std::string> Swapped{};
    std::string                Other{};
};
BOOST_DESCRIBE_STRUCT(Renamed, (),
    (Empty, Quote, Backslash, Slash, Accent, Kanji, Emoji, Space, Control, Nul, Escape, Unicode, Swapped, Other))

constexpr auto bindery_members(bindery::type<Renamed>)
{
    using namespace std::string_view_literals;
    return bindery::members(member<&Renamed::Empty>(wire_name{""}), member<&Renamed::Quote>(wire_name{"\""}),
        member<&Renamed::Backslash>(wire_name{"back\\slash"}), member<&Renamed::Slash>(wire_name{"a/b"}),
        member<&Renamed::Accent>(wire_name{"\xC3\xA9t\xC3\xA9"}),
        member<&Renamed::Kanji>(wire_name{"0123456789abcd\xE6\x97\xA5\xE6\x9C\xAC"}),
        member<&Renamed::Emoji>(wire_name{"\xF0\x9F\x98\x80"}), member<&Renamed::Space>(wire_name{" Space "}),
        member<&Renamed::Control>(wire_name{"line\nfeed"}), member<&Renamed::Nul>(wire_name{"nu\0l"sv}),
        member<&Renamed::Escape>(wire_name{"line\\nfeed"}), member<&Renamed::Unicode>(wire_name{"\\u0041"}),
        member<&Renamed::Swapped>(wire_name{"Other"}), member<&Renamed::Other>(wire_name{"Swapped"}));
}

struct ManyFirst
{
    std::optional<int> M00{}, M01{}, M02{}, M03{}, M04{}, M05{}, M06{}, M07{}, M08{}, M09{};
    int                M10{}, M11{}, M12{}, M13{}, M14{}, M15{}, M16{}, M17{}, M18{}, M19{};
    std::string        M20{}, M21{}, M22{}, M23{}, M24{}, M25{}, M26{}, M27{}, M28{}, M29{};
};
BOOST_DESCRIBE_STRUCT(ManyFirst, (),
    (M00, M01, M02, M03, M04, M05, M06, M07, M08, M09, M10, M11, M12, M13, M14, M15, M16, M17, M18, M19, M20, M21, M22,
        M23, M24, M25, M26, M27, M28, M29))

struct ManySecond
{
    bool M30{}, M31{}, M32{}, M33{}, M34{}, M35{}, M36{}, M37{}, M38{}, M39{};
};
BOOST_DESCRIBE_STRUCT(ManySecond, (), (M30, M31, M32, M33, M34, M35, M36, M37, M38, M39))

/// More members than a machine word has bits, some of them inherited.
struct Many : ManyFirst, ManySecond
{
    std::optional<std::string> M40{}, M41{}, M42{}, M43{}, M44{}, M45{}, M46{}, M47{}, M48{}, M49{};
    std::vector<int>           M50{}, M51{}, M52{}, M53{}, M54{}, M55{}, M56{}, M57{}, M58{}, M59{};
    int                        M60{}, M61{}, M62{}, M63{}, M64{}, M65{}, M66{}, M67{}, M68{}, M69{};
    std::optional<int>         M70{}, M71{}, M72{};
};
BOOST_DESCRIBE_STRUCT(Many, (ManyFirst, ManySecond),
    (M40, M41, M42, M43, M44, M45, M46, M47, M48, M49, M50, M51, M52, M53, M54, M55, M56, M57, M58, M59, M60, M61, M62,
        M63, M64, M65, M66, M67, M68, M69, M70, M71, M72))

/// Few enough members for code of their own where they are in lists.
struct FewNumbers
{
    bool                    Flag = true;
    signed char             Int8{};
    unsigned short          UInt16{};
    long                    Int64{};
    unsigned long long      UWide{};
    float                   Single{};
    double                  Double = 0.5;
    std::optional<unsigned> Maybe{};
};
BOOST_DESCRIBE_STRUCT(FewNumbers, (), (Flag, Int8, UInt16, Int64, UWide, Single, Double, Maybe))

struct FewValues
{
    bindery::timestamp         Epoch{};
    bindery::timestamp         Iso{};
    bindery::timestamp         Http{};
    std::string                Text = "default";
    bindery::blob              Data{};
    bindery::open_enum<Colour> Kind = Colour::Green;
    Part                       Inner{};
    std::vector<int>           Numbers{};
};
BOOST_DESCRIBE_STRUCT(FewValues, (), (Epoch, Iso, Http, Text, Data, Kind, Inner, Numbers))

constexpr auto bindery_members(bindery::type<FewValues>)
{
    return bindery::members(member<&FewValues::Iso>(bindery::iso8601), member<&FewValues::Http>(bindery::http_date));
}

struct FewOptionals
{
    std::optional<bool>                       Flag{};
    std::optional<long>                       Int64{};
    std::optional<double>                     Double{};
    std::optional<bindery::timestamp>         Iso{};
    std::optional<bindery::blob>              Data{};
    std::optional<bindery::open_enum<Colour>> Kind{};
    std::optional<Part>                       Inner{};
    std::optional<std::vector<std::string>>   Words{};
};
BOOST_DESCRIBE_STRUCT(FewOptionals, (), (Flag, Int64, Double, Iso, Data, Kind, Inner, Words))

constexpr auto bindery_members(bindery::type<FewOptionals>)
{
    return bindery::members(member<&FewOptionals::Iso>(bindery::iso8601));
}

struct FewNames
{
    int                        Empty{};
    std::string                Quote{};
    bindery::timestamp         Delimiters{};
    std::string                Control{};
    std::optional<std::string> Swapped{};
    std::string                Other{};
    int                        Abcdefghijklmnopqrstuvwxyz0123456ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcd{};
    int                        Abcdefghijklmnopqrstuvwxyz0123456ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcde{};
};
BOOST_DESCRIBE_STRUCT(FewNames, (),
    (Empty, Quote, Delimiters, Control, Swapped, Other,
        Abcdefghijklmnopqrstuvwxyz0123456ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcd,
        Abcdefghijklmnopqrstuvwxyz0123456ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcde))

constexpr auto bindery_members(bindery::type<FewNames>)
{
    return bindery::members(member<&FewNames::Empty>(wire_name{""}), member<&FewNames::Quote>(wire_name{"\""}),
        member<&FewNames::Delimiters>(wire_name{"a,b}c"}), member<&FewNames::Control>(wire_name{"line\nfeed"}),
        member<&FewNames::Swapped>(wire_name{"Other"}), member<&FewNames::Other>(wire_name{"Swapped"}));
}

/// Shapes with many members that have such code nevertheless.
struct BulkNames : Names
{
};
BOOST_DESCRIBE_STRUCT(BulkNames, (Names), ())

struct BulkMany : Many
{
};
BOOST_DESCRIBE_STRUCT(BulkMany, (Many), ())

} // namespace test_json_fuzz

template <>
inline constexpr bool bindery::json::is_bulk<test_json_fuzz::BulkNames> = true;
template <>
inline constexpr bool bindery::json::is_bulk<test_json_fuzz::BulkMany> = true;

namespace test_json_fuzz {

struct Locale
{
    std::string                Country{};
    std::optional<std::string> Subdivision{};
};
BOOST_DESCRIBE_STRUCT(Locale, (), (Country, Subdivision))

struct Qualification
{
    std::string                               QualificationTypeId{};
    std::string                               WorkerId{};
    bindery::timestamp                        GrantTime{};
    std::optional<int>                        IntegerValue{};
    std::optional<Locale>                     LocaleValue{};
    std::optional<bindery::open_enum<Colour>> State{};
};
BOOST_DESCRIBE_STRUCT(Qualification, (), (QualificationTypeId, WorkerId, GrantTime, IntegerValue, LocaleValue, State))

constexpr auto bindery_members(bindery::type<Qualification>)
{
    return bindery::members(member<&Qualification::State>(wire_name{"Status"}));
}

/// A page as a service sends it.
struct Page
{
    std::optional<std::string> NextToken{};
    std::optional<int>         NumResults{};
    std::vector<Qualification> Qualifications{};
};
BOOST_DESCRIBE_STRUCT(Page, (), (NextToken, NumResults, Qualifications))

/// Declares nothing, so that every member is skipped.
struct Nothing
{
};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

/// What texts are parsed into.
using roots = std::tuple<Scalars, Optionals, Lists, Maps, Documents, Tree, Picks, Names, Renamed, Many, Page, Nothing,
    std::vector<Part>, std::map<std::string, Part>, std::vector<FewNumbers>, std::vector<FewValues>,
    std::map<std::string, FewValues>, std::vector<FewOptionals>, std::vector<FewNames>, std::vector<Scalars>,
    std::vector<Names>, std::vector<Renamed>, std::vector<Many>, std::vector<BulkNames>, std::vector<BulkMany>,
    std::map<std::string, BulkNames>, std::vector<bool>, std::vector<std::optional<double>>, std::string, bool, int,
    unsigned long long, float, double, bindery::timestamp, bindery::blob, bindery::open_enum<Colour>,
    std::optional<long>, bindery::document>;

inline constexpr char const* root_names[] = {"Scalars", "Optionals", "Lists", "Maps", "Documents", "Tree", "Picks",
    "Names", "Renamed", "Many", "Page", "Nothing", "list of Part", "map of Part", "list of FewNumbers",
    "list of FewValues", "map of FewValues", "list of FewOptionals", "list of FewNames", "list of Scalars",
    "list of Names", "list of Renamed", "list of Many", "list of BulkNames", "list of BulkMany", "map of BulkNames",
    "list of bool", "sparse list of double", "string", "bool", "int", "unsigned long long", "float", "double",
    "timestamp", "blob", "open_enum", "optional long", "document"};
static_assert(std::size(root_names) == std::tuple_size_v<roots>);

} // namespace test_json_fuzz

#endif
