// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// libcurl and RapidJSON: with the easy interface and a thread for each caller, and with the multi interface over epoll.

#include "../parse/allocations.hpp"
#include "../parse/rapidjson_handler.hpp"
#include "contender.hpp"
#include "one_shot_signer.hpp"
#include "workload.hpp"

#include <bindery/mturk/qualifications.hpp>

#include <curl/curl.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace bench {
namespace {

constexpr long time_out = 60'000; // ms
constexpr long input_size = 64 * 1024;

void require(CURLcode code)
{
    if (code != CURLE_OK)
        throw std::runtime_error(std::string("libcurl: ") + curl_easy_strerror(code));
}

void require(CURLMcode code)
{
    if (code != CURLM_OK)
        throw std::runtime_error(std::string("libcurl: ") + curl_multi_strerror(code));
}

struct deleter
{
    void operator()(CURL* each) const { curl_easy_cleanup(each); }
    void operator()(curl_slist* each) const { curl_slist_free_all(each); }
};

/// One caller's handle, and the call it is used for.
class transfer
{
public:
    explicit transfer(settings const& to) : signer_(to.host_field()), handle_(curl_easy_init())
    {
        auto* const handle = handle_.get();
        require(curl_easy_setopt(handle, CURLOPT_URL, (to.url() + "/").c_str()));
        require(curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L));
        require(curl_easy_setopt(handle, CURLOPT_POST, 1L));
        require(curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, time_out));
        require(curl_easy_setopt(handle, CURLOPT_BUFFERSIZE, input_size));
        require(curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &transfer::take));
        require(curl_easy_setopt(handle, CURLOPT_WRITEDATA, this));
        require(curl_easy_setopt(handle, CURLOPT_PRIVATE, this));
        if (!to.ca_file.empty())
            require(curl_easy_setopt(handle, CURLOPT_CAINFO, to.ca_file.c_str()));
    }

    CURL* handle() const noexcept { return handle_.get(); }

    /// Begins a call, of the page behind the last one or the first one. False where there is none left to make.
    bool begin(workload& work)
    {
        if (index_ == pages_per_listing)
            reset();
        call_.reset();
        if (auto call = work.begin())
            call_.emplace(*call);
        else
            return false;

        text_.Clear();
        rapidjson::Writer<rapidjson::StringBuffer> writer(text_);
        writer.StartObject();
        writer.Key("QualificationTypeId");
        writer.String(listed_type);
        if (page_.NextToken) {
            writer.Key("NextToken");
            writer.String(page_.NextToken->c_str(), static_cast<rapidjson::SizeType>(page_.NextToken->size()));
        }
        writer.Key("MaxResults");
        writer.Int(items_per_page);
        writer.EndObject();

        auto const  signature = signer_.sign({text_.GetString(), text_.GetSize()});
        curl_slist* fields = nullptr;
        for (std::string const& each :
            {std::string("Content-Type: ") + content_type, std::string("X-Amz-Target: ") + target,
                "X-Amz-Date: " + signature.date, "Authorization: " + signature.authorization})
            fields = curl_slist_append(fields, each.c_str());
        fields_.reset(fields);
        body_.clear();
        require(curl_easy_setopt(handle(), CURLOPT_HTTPHEADER, fields));
        require(curl_easy_setopt(handle(), CURLOPT_POSTFIELDSIZE, static_cast<long>(text_.GetSize())));
        require(curl_easy_setopt(handle(), CURLOPT_POSTFIELDS, text_.GetString()));
        return true;
    }

    /// Takes the response in.
    void finish(CURLcode result)
    {
        require(result);
        long status = 0;
        require(curl_easy_getinfo(handle(), CURLINFO_RESPONSE_CODE, &status));
        if (status != 200)
            throw std::runtime_error("not the expected response: " + body_);
        handler_.builder.start(page_);
        rapidjson::StringStream stream(body_.c_str());
        if (!reader_.Parse<rapidjson::kParseValidateEncodingFlag>(stream, handler_))
            throw std::runtime_error("RapidJSON error " + std::to_string(reader_.GetParseErrorCode()));
        call_->finish(page_, index_++);
    }

    /// Forgets the listing.
    void reset()
    {
        index_ = 0;
        page_ = {};
    }

private:
    static std::size_t take(char* bytes, std::size_t, std::size_t count, void* self)
    {
        static_cast<transfer*>(self)->body_.append(bytes, count);
        return count;
    }

    one_shot_signer                      signer_;
    std::unique_ptr<CURL, deleter>       handle_;
    std::unique_ptr<curl_slist, deleter> fields_{};
    std::optional<workload::call>        call_{};
    std::size_t                          index_ = 0;
    rapidjson::StringBuffer              text_{};
    std::string                          body_{};
    rapidjson::Reader                    reader_{};
    rapidjson_handler                    handler_{};
    page                                 page_{};
};

std::vector<std::unique_ptr<transfer>> make_transfers(settings const& to)
{
    require(curl_global_init(CURL_GLOBAL_DEFAULT));
    std::vector<std::unique_ptr<transfer>> result;
    for (std::size_t i = 0; i != to.callers; ++i)
        result.push_back(std::make_unique<transfer>(to));
    return result;
}

class easy_client final : public client
{
public:
    explicit easy_client(settings const& to) : transfers_(make_transfers(to)) { }

    void run(workload& work) override
    {
        std::vector<std::jthread> threads;
        std::exception_ptr        failed;
        std::mutex                guard;
        for (auto const& each : transfers_)
            threads.emplace_back([&work, &failed, &guard, &by = *each] {
                auto const before = allocations();
                try {
                    by.reset();
                    while (by.begin(work))
                        by.finish(curl_easy_perform(by.handle()));
                }
                catch (...) {
                    std::scoped_lock const lock(guard);
                    failed = std::current_exception();
                }
                work.add_allocations(allocations() - before);
            });
        threads.clear();
        if (failed)
            std::rethrow_exception(failed);
    }

private:
    std::vector<std::unique_ptr<transfer>> transfers_;
};

class multi_client final : public client
{
public:
    explicit multi_client(settings const& to)
        : transfers_(make_transfers(to)), multi_(curl_multi_init()), epoll_(epoll_create1(0))
    {
        if (!multi_ || epoll_ < 0)
            throw std::system_error(errno, std::generic_category(), "epoll");
        require(curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &multi_client::watch));
        require(curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this));
        require(curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &multi_client::set_timer));
        require(curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this));
        require(curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, static_cast<long>(to.callers)));
    }

    ~multi_client() override
    {
        transfers_.clear();
        curl_multi_cleanup(multi_);
        close(epoll_);
    }

    void run(workload& work) override
    {
        for (auto const& each : transfers_) {
            each->reset();
            start(*each, work);
        }
        std::array<epoll_event, 128> events;
        while (running_ != 0) {
            int const count = epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), wait());
            int       ignored = 0;
            for (int i = 0; i < count; ++i) {
                auto const& each = events[static_cast<std::size_t>(i)];
                int const   what = (each.events & EPOLLIN ? CURL_CSELECT_IN : 0)
                                 | (each.events & EPOLLOUT ? CURL_CSELECT_OUT : 0)
                                 | (each.events & (EPOLLERR | EPOLLHUP) ? CURL_CSELECT_ERR : 0);
                require(curl_multi_socket_action(multi_, each.data.fd, what, &ignored));
            }
            if (timer_ && *timer_ <= clock::now()) {
                timer_.reset();
                require(curl_multi_socket_action(multi_, CURL_SOCKET_TIMEOUT, 0, &ignored));
            }
            take_finished(work);
        }
    }

private:
    using clock = std::chrono::steady_clock;

    void start(transfer& by, workload& work)
    {
        if (!by.begin(work))
            return;
        require(curl_multi_add_handle(multi_, by.handle()));
        ++running_;
    }

    void take_finished(workload& work)
    {
        int queued = 0;
        while (CURLMsg const* const message = curl_multi_info_read(multi_, &queued)) {
            auto* const handle = message->easy_handle;
            auto const  result = message->data.result;
            transfer*   by = nullptr;
            require(curl_easy_getinfo(handle, CURLINFO_PRIVATE, &by));
            require(curl_multi_remove_handle(multi_, handle));
            --running_;
            by->finish(result);
            start(*by, work);
        }
    }

    /// Milliseconds, or -1.
    int wait() const
    {
        if (!timer_)
            return -1;
        auto const left = std::chrono::ceil<std::chrono::milliseconds>(*timer_ - clock::now());
        return left.count() > 0 ? static_cast<int>(left.count()) : 0;
    }

    static int watch(CURL*, curl_socket_t socket, int what, void* self, void* known)
    {
        auto* const at = static_cast<multi_client*>(self);
        epoll_event event{};
        event.data.fd = socket;
        if (what & CURL_POLL_IN)
            event.events |= EPOLLIN;
        if (what & CURL_POLL_OUT)
            event.events |= EPOLLOUT;
        if (what == CURL_POLL_REMOVE) {
            epoll_ctl(at->epoll_, EPOLL_CTL_DEL, socket, nullptr);
            return 0;
        }
        epoll_ctl(at->epoll_, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event);
        curl_multi_assign(at->multi_, socket, at);
        return 0;
    }

    static int set_timer(CURLM*, long milliseconds, void* self)
    {
        auto* const at = static_cast<multi_client*>(self);
        at->timer_.reset();
        if (milliseconds >= 0)
            at->timer_ = clock::now() + std::chrono::milliseconds(milliseconds);
        return 0;
    }

    std::vector<std::unique_ptr<transfer>> transfers_;
    CURLM*                                 multi_;
    int                                    epoll_;
    std::optional<clock::time_point>       timer_{};
    std::size_t                            running_ = 0;
};

} // namespace

std::unique_ptr<client> list_with_easy_curl(settings const& to)
{
    return std::make_unique<easy_client>(to);
}

std::unique_ptr<client> list_with_multi_curl(settings const& to)
{
    return std::make_unique<multi_client>(to);
}

} // namespace bench
