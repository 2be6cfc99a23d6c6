#include "app/collector.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include "feed/answer_sieve.h"
#include "feed/service_request.h"
#include "platform/http_url.h"
#include "platform/local_source.h"
#include "platform/secrets.h"
#include "platform/zone_loader.h"

namespace noren {
namespace {

std::string header_place(const Settings::Source& source, const std::string& header) {
  return "sources." + source.name + ".headers." + header;
}

std::optional<Zone> zone_of_tzdata(const std::string& name) {
  auto zone = load_zone(name);
  return zone ? std::optional(std::move(*zone)) : std::nullopt;
}

ReadContext context_of(const Settings::Source& source, const Venue& venue, const VenueTime& now,
                       FirstSeen& first_seen, const std::string& content_type) {
  return {source,     venue.settings, venue.zone,     now.today(),
          first_seen, content_type,   zone_of_tzdata, &venue.formats};
}

void join(ReadContent& all, ReadContent more, const ReadContext& context) {
  all.content = joined(std::move(all.content), std::move(more.content), context);
  if (all.findings && more.findings) add_findings(*all.findings, *more.findings);
}

// A file's content type says nothing: its bytes do.
Result<ReadContent> read(CachedSource& copy, Settings::Source source, const Venue& venue,
                         const VenueTime& now) {
  // What a feed names lies relative to the feed, not to the page that offered it.
  if (!copy.feed.empty()) source.url = copy.feed;
  const ReadContext context = context_of(source, venue, now, copy.first_seen, copy.content_type);
  Result<ReadContent> all = read_source(copy.body, context);
  for (const std::string& page : copy.further) {
    if (!all) break;
    Result<ReadContent> more = read_source(page, context);
    if (more) join(*all, std::move(*more), context);
  }
  return all;
}

/// The last good copy; an empty one when there is none.
CachedSource kept_copy(Store& store, const Settings::Source& source) {
  const auto bytes = store.get(cache_key(source));
  return (bytes ? cached_source_from(*bytes) : std::nullopt).value_or(CachedSource{});
}

bool is_gone(const FetchReply& reply) {
  return reply.outcome == FetchReply::Outcome::failed &&
         (reply.status == 404 || reply.status == 410);
}

/// Whether another address may be told the headers that the configuration holds for `url`.
bool is_trusted(const std::string& url, const std::string& other) {
  const auto from = parse_http_url(url);
  const auto to = parse_http_url(other);
  return from && to && shares_trust(*from, *to);
}

// Each answer has a sieve of its own, which knows where in the document it stands.
BodySieve new_sieve() {
  const auto sieve = std::make_shared<AnswerSieve>();
  return [sieve](std::string_view chunk, std::string& kept) { sieve->pass(chunk, kept); };
}

void prepare(FetchRequest& request, const FormatMapping* mapping) {
  request.sieve = new_sieve();
  if (mapping == nullptr) return;
  request.pace_requests = mapping->pace.requests;
  request.pace_per = mapping->pace.per;
}

std::size_t entries_of(const ReadContent& read) {
  if (read.findings) return read.findings->entries + read.findings->skipped;
  const Content& content = read.content;
  return content.events.size() + content.posts.size() + static_cast<std::size_t>(content.dropped);
}

// What a file names (pictures, above all) lies relative to it: its address is made absolute.
Settings::Source placed(Settings::Source source, const Venue& venue) {
  if (form_of(source) == SourceForm::file)
    source.url = "file:" + local_path(source.url, venue.folder).string();
  return source;
}

Collected content_of(ReadContent read, Collected::Origin origin) {
  Collected collected;
  collected.origin = origin;
  collected.format = std::move(read.format);
  collected.content = std::move(read.content);
  collected.findings = std::move(read.findings);
  return collected;
}

}  // namespace

SourceForm form_of(const Settings::Source& source) {
  if (source.url.starts_with("dir:")) return SourceForm::folder;
  if (source.url.starts_with("file:")) return SourceForm::file;
  return SourceForm::network;
}

Collected Collector::collect(const Settings::Source& source, const Venue& venue,
                             const VenueTime& now, std::optional<CertificateTime> verify_at) {
  switch (form_of(source)) {
    case SourceForm::folder:
      return list_folder(source, venue);
    case SourceForm::file:
      return open(source, venue, now);
    case SourceForm::network:
      return fetcher_ != nullptr ? fetch(source, venue, now, verify_at)
                                 : recall(source, venue, now);
  }
  return {};
}

Collected Collector::recall(const Settings::Source& source, const Venue& venue,
                            const VenueTime& now) {
  auto cached = kept_copy(store_, source);
  if (cached == CachedSource{}) return {};
  auto content = read(cached, source, venue, now);
  if (!content) return {};
  Collected collected = content_of(std::move(*content), Collected::Origin::cache);
  if (has_expired(source)) collected.content = Content{};
  return collected;
}

Collected Collector::fallen_back(Problem failure, const Settings::Source& source,
                                 const Venue& venue, const VenueTime& now) {
  Collected collected = recall(source, venue, now);
  collected.failure = std::move(failure);
  return collected;
}

// The validators of the last answer stand over those that were worth a write.
CachedSource Collector::last_kept(const Settings::Source& source) {
  CachedSource kept = kept_copy(store_, source);
  const auto told = validators_.find(cache_key(source));
  if (kept != CachedSource{} && told != validators_.end()) {
    kept.etag = told->second.etag;
    kept.last_modified = told->second.last_modified;
  }
  return kept;
}

FetchRequest Collector::request_for(const Settings::Source& source, const Venue& venue,
                                    const VenueTime& now, const CachedSource& kept,
                                    const Access& access) {
  const FormatMapping* mapping = find_format(venue.formats, source.format);
  Settings::Source asked = source;
  if (!kept.feed.empty()) asked.url = kept.feed;
  FetchRequest request{requested_url(asked, mapping, now.today(), venue.zone), access.headers,
                       kept.etag, kept.last_modified, access.verify_at};
  // The first page may be the same while a later one has changed.
  if (!kept.further.empty()) request.etag = request.last_modified = "";
  if (!is_trusted(source.url, asked.url)) request.headers.clear();
  prepare(request, mapping);
  return request;
}

std::optional<Collected> Collector::follow(const FetchReply& page, const Settings::Source& source,
                                           const Venue& venue, const VenueTime& now,
                                           const Access& access) {
  constexpr std::size_t kMostTried = 3;
  const FormatMapping* mapping = find_format(venue.formats, source.format);
  auto addresses = offered_feeds(page.body, page.final_url, mapping);
  addresses.resize(std::min(addresses.size(), kMostTried));
  for (std::string& address : addresses)
    if (auto collected = read_offered(std::move(address), source, venue, now, access))
      return collected;
  return std::nullopt;
}

std::optional<Collected> Collector::read_offered(std::string address,
                                                 const Settings::Source& source, const Venue& venue,
                                                 const VenueTime& now, const Access& access) {
  CachedSource fresh;
  fresh.feed = std::move(address);
  FetchRequest request = request_for(source, venue, now, fresh, access);
  FetchReply reply = fetcher_->fetch(request);
  if (reply.outcome != FetchReply::Outcome::fetched) return std::nullopt;
  fresh = {reply.final_url,
           reply.content_type,
           reply.etag,
           reply.last_modified,
           kept_copy(store_, source).first_seen,
           std::move(reply.body),
           std::move(fresh.feed)};
  auto content = read(fresh, source, venue, now);
  if (!content || follow_pages(std::move(request), source, venue, now, fresh, *content))
    return std::nullopt;
  Collected collected = content_of(std::move(*content), Collected::Origin::fresh);
  collected.found_feed = fresh.feed;
  collected.kept = keep(source, fresh, kept_copy(store_, source));
  return collected;
}

Collected Collector::fetch(const Settings::Source& source, const Venue& venue, const VenueTime& now,
                           std::optional<CertificateTime> verify_at) {
  Access access{{}, verify_at};
  for (const auto& [name, value] : source.headers) {
    auto resolved = resolve_secrets(value, venue.folder, header_place(source, name));
    if (!resolved) return fallen_back(resolved.error(), source, venue, now);
    access.headers.emplace_back(name, std::move(*resolved));
  }
  CachedSource kept = last_kept(source);
  FetchReply reply = fetcher_->fetch(request_for(source, venue, now, kept, access));
  if (!kept.feed.empty() && is_gone(reply)) {
    // The page may offer another feed by now.
    kept = CachedSource{};
    reply = fetcher_->fetch(request_for(source, venue, now, kept, access));
  }
  const auto with_reply = [&](Collected collected) {
    collected.status = reply.status;
    if (collected.found_feed.empty()) collected.moved_to = reply.moved_to;
    collected.server_time = reply.server_time;
    collected.retry_after = reply.retry_after.value_or(Millis(0));
    return collected;
  };
  if (reply.outcome == FetchReply::Outcome::cancelled) return {};
  if (is_gone(reply)) remember_gone(source, now);
  if (reply.outcome == FetchReply::Outcome::failed)
    return with_reply(fallen_back(std::move(*reply.problem), source, venue, now));
  const bool unchanged = reply.outcome == FetchReply::Outcome::not_modified;
  CachedSource fresh = kept;
  if (!unchanged)
    fresh = {reply.final_url, reply.content_type,    reply.etag, reply.last_modified,
             kept.first_seen, std::move(reply.body), kept.feed};
  auto content = read(fresh, source, venue, now);
  if (!content) {
    reply.body = std::move(fresh.body);
    auto found = follow(reply, source, venue, now, access);
    if (!found) return with_reply(fallen_back(content.error(), source, venue, now));
    forget_gone(source);
    return with_reply(std::move(*found));
  }
  forget_gone(source);
  if (!unchanged) {
    if (auto broken = follow_pages(request_for(source, venue, now, fresh, access), source, venue,
                                   now, fresh, *content)) {
      reply = std::move(*broken);
      if (!reply.problem) return {};
      return with_reply(fallen_back(std::move(*reply.problem), source, venue, now));
    }
  }
  Collected collected = content_of(
      std::move(*content), unchanged ? Collected::Origin::unchanged : Collected::Origin::fresh);
  collected.found_feed = fresh.feed;
  collected.kept = keep(source, fresh, kept);
  return with_reply(std::move(collected));
}

// New validators of the same content are remembered, but are not worth a write.
Store::Kept Collector::keep(const Settings::Source& source, const CachedSource& fresh,
                            CachedSource kept) {
  validators_[cache_key(source)] = {fresh.etag, fresh.last_modified};
  kept.etag = fresh.etag;
  kept.last_modified = fresh.last_modified;
  if (fresh == kept) return {Store::Kept::Outcome::unchanged, std::nullopt};
  return store_.put(cache_key(source), to_bytes(fresh));
}

// Only a clock that is believed counts days; one write at the begin, one at the end.
void Collector::remember_gone(const Settings::Source& source, const VenueTime& now) {
  if (!now.trusted()) return;
  const auto bytes = store_.get(gone_key(source));
  const auto known = bytes ? gone_source_from(*bytes) : std::nullopt;
  store_.put(gone_key(source), to_bytes(still_gone(known, now.today())));
}

void Collector::forget_gone(const Settings::Source& source) {
  if (store_.get(gone_key(source))) store_.remove(gone_key(source));
}

bool Collector::has_expired(const Settings::Source& source) {
  const auto bytes = store_.get(gone_key(source));
  const auto known = bytes ? gone_source_from(*bytes) : std::nullopt;
  return known && known->copy == GoneSource::Copy::expired;
}

// Adds the pages after the first. The reply that ended it when a page did not come: the list would
// be shown without its rest.
std::optional<FetchReply> Collector::follow_pages(FetchRequest request,
                                                  const Settings::Source& source,
                                                  const Venue& venue, const VenueTime& now,
                                                  CachedSource& fresh, ReadContent& content) {
  const MappingPaging* paging = paging_of(content.format, venue.formats);
  if (paging == nullptr) return std::nullopt;
  request.etag = request.last_modified = "";
  const ReadContext context = context_of(source, venue, now, fresh.first_seen, fresh.content_type);
  AnswerPage page{request.url, fresh.body, entries_of(content), 1};
  while (auto next = next_page_url(source, *paging, page)) {
    request.url = std::move(*next);
    prepare(request, find_format(venue.formats, content.format));
    FetchReply reply = fetcher_->fetch(request);
    // A page after the last one is "no such page" for some services.
    if (reply.status == 400 || reply.status == 404) return std::nullopt;
    if (reply.outcome != FetchReply::Outcome::fetched) return reply;
    Result<ReadContent> more = read_source(reply.body, context);
    if (!more || entries_of(*more) == 0) return std::nullopt;
    fresh.further.push_back(std::move(reply.body));
    page = {request.url, fresh.further.back(), entries_of(*more), page.number + 1};
    join(content, std::move(*more), context);
  }
  return std::nullopt;
}

Collected Collector::open(const Settings::Source& source, const Venue& venue,
                          const VenueTime& now) {
  const auto file = read_local_feed(local_path(source.url, venue.folder), new_sieve());
  if (!file) return fallen_back(file.error(), source, venue, now);
  const CachedSource kept = kept_copy(store_, source);
  CachedSource fresh{source.url, "", "", "", kept.first_seen, file->bytes};
  auto content = read(fresh, placed(source, venue), venue, now);
  if (!content) return fallen_back(content.error(), source, venue, now);
  Collected collected = content_of(std::move(*content), Collected::Origin::fresh);
  collected.kept = keep(source, fresh, kept);
  return collected;
}

// Every picture of the folder is a poster; an empty folder is no failure.
Collected Collector::list_folder(const Settings::Source& source, const Venue& venue) {
  Collected collected;
  auto folder = list_pictures(local_path(source.url, venue.folder));
  if (!folder) {
    collected.failure = folder.error();
    return collected;
  }
  collected.origin = Collected::Origin::fresh;
  collected.format = "dir";
  for (const PictureFile& picture : folder->pictures) {
    Poster poster;
    poster.image = "file:" + picture.path.string();
    collected.content.posters.push_back(std::move(poster));
  }
  if (folder->overflow) collected.content.problems.push_back(*folder->overflow);
  return collected;
}

}  // namespace noren
