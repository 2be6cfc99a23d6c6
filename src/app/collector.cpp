#include "app/collector.h"

#include <utility>

#include "app/cached_source.h"
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

// A file's content type says nothing: its bytes do.
Result<ReadContent> read(const std::string& body, const std::string& content_type,
                         const Settings::Source& source, const Venue& venue, const VenueTime& now,
                         FirstSeen& first_seen) {
  return read_source(body, ReadContext{source, venue.settings, venue.zone, now.today(), first_seen,
                                       content_type, zone_of_tzdata, &venue.formats});
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
  const auto bytes = store_.get(cache_key(source));
  auto cached = bytes ? cached_source_from(*bytes) : std::nullopt;
  if (!cached) return {};
  auto content = read(cached->body, cached->content_type, source, venue, now, cached->first_seen);
  if (!content) return {};
  return content_of(std::move(*content), Collected::Origin::cache);
}

Collected Collector::fallen_back(Problem failure, const Settings::Source& source,
                                 const Venue& venue, const VenueTime& now) {
  Collected collected = recall(source, venue, now);
  collected.failure = std::move(failure);
  return collected;
}

Collected Collector::fetch(const Settings::Source& source, const Venue& venue, const VenueTime& now,
                           std::optional<CertificateTime> verify_at) {
  const auto kept_bytes = store_.get(cache_key(source));
  CachedSource kept =
      (kept_bytes ? cached_source_from(*kept_bytes) : std::nullopt).value_or(CachedSource{});
  FetchRequest request{source.url, {}, kept.etag, kept.last_modified, verify_at};
  for (const auto& [name, value] : source.headers) {
    auto resolved = resolve_secrets(value, venue.folder, header_place(source, name));
    if (!resolved) return fallen_back(resolved.error(), source, venue, now);
    request.headers.emplace_back(name, std::move(*resolved));
  }
  FetchReply reply = fetcher_->fetch(request);
  const auto with_reply = [&](Collected collected) {
    collected.status = reply.status;
    collected.moved_to = reply.moved_to;
    collected.server_time = reply.server_time;
    collected.retry_after = reply.retry_after.value_or(Millis(0));
    return collected;
  };
  if (reply.outcome == FetchReply::Outcome::cancelled) return {};
  if (reply.outcome == FetchReply::Outcome::failed)
    return with_reply(fallen_back(std::move(*reply.problem), source, venue, now));
  const bool unchanged = reply.outcome == FetchReply::Outcome::not_modified;
  CachedSource fresh = unchanged ? kept : CachedSource{reply.final_url, reply.content_type,
                                                       reply.etag,      reply.last_modified,
                                                       kept.first_seen, std::move(reply.body)};
  auto content = read(fresh.body, fresh.content_type, source, venue, now, fresh.first_seen);
  if (!content) return with_reply(fallen_back(content.error(), source, venue, now));
  if (fresh != kept) store_.put(cache_key(source), to_bytes(fresh));
  return with_reply(content_of(
      std::move(*content), unchanged ? Collected::Origin::unchanged : Collected::Origin::fresh));
}

Collected Collector::open(const Settings::Source& source, const Venue& venue,
                          const VenueTime& now) {
  const auto file = read_local_file(local_path(source.url, venue.folder));
  if (!file) return fallen_back(file.error(), source, venue, now);
  const auto kept_bytes = store_.get(cache_key(source));
  CachedSource kept =
      (kept_bytes ? cached_source_from(*kept_bytes) : std::nullopt).value_or(CachedSource{});
  CachedSource fresh{source.url, "", "", "", kept.first_seen, file->bytes};
  auto content = read(fresh.body, "", placed(source, venue), venue, now, fresh.first_seen);
  if (!content) return fallen_back(content.error(), source, venue, now);
  if (fresh != kept) store_.put(cache_key(source), to_bytes(fresh));
  return content_of(std::move(*content), Collected::Origin::fresh);
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
