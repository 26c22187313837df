// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "support.hpp"

#include <bindery/aws/detail/shell_words.hpp>
#include <bindery/aws/shared_config.hpp>
#include <bindery/error.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace test_aws_shared_config {

namespace aws = bindery::aws;
using test_aws::environment_of;
using test_aws::home_folder;
using words = std::vector<std::string>;

aws::shared_config parse(std::string_view config, std::string_view credentials = {})
{
    return aws::parse_shared_config({config, "the config"}, {credentials, "the credentials"});
}

/// A setting of a profile; "-" where it or the profile is missing.
std::string setting(aws::shared_config const& config, std::string_view profile, std::string_view name)
{
    auto const found = config.profiles.find(profile);
    auto const value = found == config.profiles.end() ? nullptr : found->second.find(name);
    return value ? *value : "-";
}

std::string error_of(std::string_view config, std::string_view credentials = {})
{
    try {
        parse(config, credentials);
    }
    catch (bindery::error const& error) {
        BOOST_CHECK(error.code() == bindery::errc::invalid_config);
        return error.what();
    }
    return "none";
}

} // namespace test_aws_shared_config

BOOST_AUTO_TEST_SUITE(aws_shared_config)

using namespace test_aws_shared_config;

BOOST_AUTO_TEST_CASE(profiles_sessions_and_services)
{
    auto const config =
        parse("[default]\nregion = us-east-1\n\n[profile a]\nregion=us-west-2\n[profile \"two words\"]\n"
              "x: y\n[sso-session corp]\nsso_region = eu-west-1\n[services local]\nmturk =\n"
              "  endpoint_url = http://localhost:1\n[preview]\nz = 1\n[b]\nregion = no\n");
    BOOST_TEST(config.profiles.size() == 3U);
    BOOST_TEST(setting(config, "default", "region") == "us-east-1");
    BOOST_TEST(setting(config, "a", "region") == "us-west-2");
    BOOST_TEST(setting(config, "two words", "x") == "y");
    BOOST_TEST(*config.sso_sessions.at("corp").find("sso_region") == "eu-west-1");
    BOOST_TEST(config.services.at("local").blocks.at("mturk").at("endpoint_url") == "http://localhost:1");
    BOOST_TEST(config.services.at("local").find("mturk") == nullptr);
}

BOOST_AUTO_TEST_CASE(credentials_are_added_to_profiles_and_replace_their_settings)
{
    auto const config = parse("[default]\nregion = r\naws_access_key_id = old\n[profile p]\nregion = r\n",
        "[default]\naws_access_key_id = new\n[only here]\naws_access_key_id = k\n[profile p]\nx = literal name\n");
    BOOST_TEST(setting(config, "default", "aws_access_key_id") == "new");
    BOOST_TEST(setting(config, "default", "region") == "r");
    BOOST_TEST(setting(config, "only here", "aws_access_key_id") == "k");
    BOOST_TEST(setting(config, "p", "x") == "-");
    BOOST_TEST(setting(config, "profile p", "x") == "literal name");
}

BOOST_AUTO_TEST_CASE(comments_case_and_white_space)
{
    auto const config = parse("# first\r\n  ; second\r\n[default]  \r\nREGION\t=  us-east-1 # not a comment\r\n"
                              "empty =\r\nurl = http://h:1/a=b;c\r\n\r\nlast=1");
    BOOST_TEST(setting(config, "default", "region") == "us-east-1 # not a comment");
    BOOST_TEST(setting(config, "default", "empty") == "");
    BOOST_TEST(setting(config, "default", "url") == "http://h:1/a=b;c");
    BOOST_TEST(setting(config, "default", "last") == "1");
}

BOOST_AUTO_TEST_CASE(lines_that_are_indented_more_continue_a_value)
{
    auto const config =
        parse("[default]\na = 1\n  2\n\n  # comment\n  3\nb = 4\n  s3 =\n    x = y\n    z = =\n\n  c = 5\n");
    BOOST_TEST(setting(config, "default", "a") == "1\n2\n\n3");
    BOOST_TEST(setting(config, "default", "b") == "4\ns3 =\nx = y\nz = =\n\nc = 5");
    auto const  blocks = parse("[default]\ns3 =\n    x = y\n    z = =\n\n  w=\nc = 5\n");
    auto const& s3 = blocks.profiles.at("default").blocks.at("s3");
    BOOST_TEST(s3.size() == 3U);
    BOOST_TEST(s3.at("z") == "=");
    BOOST_TEST(s3.at("w") == "");
    BOOST_TEST(setting(blocks, "default", "c") == "5");
}

BOOST_AUTO_TEST_CASE(the_section_of_defaults_is_part_of_all)
{
    auto const config = parse("[DEFAULT]\nregion = all\nx = 1\n[default]\nx = 2\n[profile a]\n");
    BOOST_TEST(setting(config, "default", "region") == "all");
    BOOST_TEST(setting(config, "default", "x") == "2");
    BOOST_TEST(setting(config, "a", "x") == "1");
}

BOOST_AUTO_TEST_CASE(mistakes_name_the_file_and_the_line)
{
    BOOST_TEST(error_of("region = x\n")
               == "the AWS configuration file \"the config\", line 1: a section such as [default] must come first");
    BOOST_TEST(error_of("[default]\n\nsecret without name\n")
               == "the AWS configuration file \"the config\", line 3: this is neither [section] nor name = value");
    BOOST_TEST(error_of("[default]\n= x\n").find("line 2") != std::string::npos);
    BOOST_TEST(error_of("[a]\n[b]\n[a]\n")
               == "the AWS configuration file \"the config\", line 3: the section [a] is there already");
    BOOST_TEST(error_of("", "[a]\nx=1\nX=2\n")
               == "the AWS configuration file \"the credentials\", line 3: the setting x is in this section already");
    BOOST_TEST(
        error_of("[a]\ns3 =\n  x = 1\n  y\n")
        == "the AWS configuration file \"the config\", line 4: below a setting without a value, every line must be "
           "name = value");
    BOOST_TEST(error_of("[a]\n[]\n").find("line 2") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(files_are_found_where_the_environment_says)
{
    home_folder const folder("[default]\nregion = home\n", "[default]\naws_access_key_id = home\n");
    folder.write("other", "[default]\nregion = other\n");
    auto const home = folder.path();

    auto const usual = aws::load_shared_config(environment_of({{"HOME", home}}));
    BOOST_TEST(setting(usual, "default", "region") == "home");
    BOOST_TEST(setting(usual, "default", "aws_access_key_id") == "home");

    auto const other = aws::load_shared_config(environment_of(
        {{"HOME", home}, {"AWS_CONFIG_FILE", "~/other"}, {"AWS_SHARED_CREDENTIALS_FILE", home + "/missing/file"}}));
    BOOST_TEST(setting(other, "default", "region") == "other");
    BOOST_TEST(setting(other, "default", "aws_access_key_id") == "-");

    BOOST_CHECK(aws::load_shared_config(environment_of({})) == aws::shared_config());
    BOOST_CHECK_THROW(aws::load_shared_config(environment_of({{"AWS_CONFIG_FILE", home + "/.aws"}})), bindery::error);
}

BOOST_AUTO_TEST_CASE(words_are_split_as_shells_do)
{
    auto const split = [](std::string_view text) {
        return aws::detail::split_shell_words(text).value_or(words{"open"});
    };
    BOOST_TEST(split("") == words(), boost::test_tools::per_element());
    BOOST_TEST(split(" a\t b ") == (words{"a", "b"}), boost::test_tools::per_element());
    BOOST_TEST(split("'a b' \"c d\"e ''") == (words{"a b", "c de", ""}), boost::test_tools::per_element());
    BOOST_TEST(split(R"(a\ b "\"\\\x" '\x')") == (words{"a b", R"("\\x)", R"(\x)"}), boost::test_tools::per_element());
    for (auto const* open : {"'", "\"", "a\\", "\"\\\""})
        BOOST_TEST(split(open) == words{"open"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
