#include "player/content_slides.h"

#include <algorithm>
#include <utility>

#include "player/date_words.h"
#include "player/event_slide.h"

namespace noren {
namespace {

constexpr std::size_t kCodesPerSlide = 2;

Slide slide_of(std::string id, SlideKind kind, Millis dwell, decltype(Slide::body) body) {
  Slide slide;
  slide.id = std::move(id);
  slide.kind = kind;
  slide.dwell = dwell;
  slide.body = std::move(body);
  return slide;
}

Millis standard_dwell(const DeckContext& context, Codes codes) {
  const Settings::Dwell& dwell = context.settings.slides.dwell;
  return dwell_of(dwell, dwell.standard, codes);
}

std::optional<QrCall> code_of(const std::string& url, const DeckContext& context) {
  if (url.empty()) return std::nullopt;
  return QrCall{url, context.words.get("qr.more")};
}

Slide paper_slide(std::string id, SlideKind kind, PaperSlide paper, const DeckContext& context) {
  const Codes codes = paper.codes.empty() ? Codes::none : Codes::some;
  return slide_of(std::move(id), kind, standard_dwell(context, codes), std::move(paper));
}

std::optional<Pill> date_pill(const Post& post, const DeckContext& context) {
  if (!post.published) return std::nullopt;
  const Date date = context.now.zone->date_of(*post.published);
  // Without a trusted clock nobody can tell how old the post is, so its date is said in full.
  const bool with_year = !context.now.trusted() || needs_year(date, context.now);
  return worded(date_in_words(context.words, with_year ? "date.with_year" : "date.full", date),
                Pill::Role::date);
}

Slide post_slide(const Post& post, const DeckContext& context) {
  const bool is_new =
      context.now.trusted() && post.published && context.now.instant < *post.published + kNewPost;
  PaperSlide paper;
  paper.livery = Livery::post;
  paper.cloth = WordCloth{columns_of(context.words, is_new ? "cloth.new_post" : "cloth.post")};
  paper.label = context.words.get("kind.post");
  paper.pill = date_pill(post, context);
  paper.title = post.title;
  if (context.settings.slides.excerpt) {
    paper.description = post.summary;
    paper.description_role = PaperSlide::TextRole::excerpt;
  }
  if (!post.url.empty())
    paper.codes.push_back({post.url, context.words.get("qr.post")});
  else if (const auto house = house_code(context.settings, context.words))
    paper.codes.push_back(*house);
  paper.image = post.image;
  return paper_slide("post/" + post.id, SlideKind::post, std::move(paper), context);
}

Slide links_slide(const std::vector<Settings::Link>& links, const DeckContext& context) {
  PaperSlide paper;
  paper.cloth = WordCloth{columns_of(context.words, "cloth.links")};
  paper.label = house_label(context.settings);
  if (links.size() == 1) {
    paper.title = links.front().label;
    paper.codes.push_back({links.front().url, context.words.get("qr.more")});
  } else {
    paper.title = context.words.get("links.title");
    for (const Settings::Link& link : links)
      paper.codes.push_back({link.url, link.label});
  }
  return paper_slide("links", SlideKind::links, std::move(paper), context);
}

}  // namespace

bool is_current(const std::optional<Instant>& from, const std::optional<Instant>& until,
                const VenueTime& now) {
  const bool begun = !from || *from <= now.instant;
  const bool over = now.trusted() && until && *until <= now.instant;
  return begun && !over;
}

std::vector<Slide> post_slides(const Program& program, const DeckContext& context) {
  std::vector<const Post*> newest;
  for (const Post& post : program.posts)
    newest.push_back(&post);
  std::stable_sort(newest.begin(), newest.end(), [](const Post* a, const Post* b) {
    return a->published > b->published;  // those without a date last
  });
  const auto wished = static_cast<std::size_t>(std::max(context.settings.slides.posts, 0));
  std::vector<Slide> slides;
  for (std::size_t i = 0; i < std::min(wished, newest.size()); ++i)
    slides.push_back(post_slide(*newest[i], context));
  return slides;
}

std::vector<Slide> poster_slides(const Program& program, const DeckContext& context) {
  std::vector<Slide> slides;
  for (const Poster& poster : program.posters) {
    if (poster.image.empty() || !is_current(poster.from, poster.until, context.now)) continue;
    const auto code = code_of(poster.url, context);
    const Millis dwell = standard_dwell(context, code ? Codes::some : Codes::none);
    slides.push_back(slide_of("poster/" + poster.image, SlideKind::poster, dwell,
                              PosterSlide{poster.image, poster.title, code}));
  }
  return slides;
}

std::vector<Slide> message_slides(const Program& program, const DeckContext& context) {
  std::vector<Slide> slides;
  for (const Message& message : program.messages) {
    if (!is_current(std::nullopt, message.until, context.now)) continue;
    PaperSlide paper;
    paper.cloth = WordCloth{columns_of(context.words, "cloth.message")};
    paper.label = house_label(context.settings);
    paper.title = message.title;
    paper.description = message.text;
    paper.description_role = PaperSlide::TextRole::message;
    if (const auto code = code_of(message.url, context)) paper.codes.push_back(*code);
    slides.push_back(
        paper_slide("message/" + (message.title.empty() ? message.text : message.title),
                    SlideKind::message, std::move(paper), context));
  }
  return slides;
}

std::vector<Slide> link_slides(const DeckContext& context) {
  std::vector<Settings::Link> links;
  for (const Settings::Link& link : context.settings.community.links)
    if (!link.url.empty()) links.push_back(link);
  std::vector<Slide> slides;
  for (std::size_t at = 0; at < links.size(); at += kCodesPerSlide) {
    const auto first = links.begin() + static_cast<std::ptrdiff_t>(at);
    const auto count = std::min(kCodesPerSlide, links.size() - at);
    slides.push_back(links_slide({first, first + static_cast<std::ptrdiff_t>(count)}, context));
    if (at > 0) slides.back().id += '/' + std::to_string(at / kCodesPerSlide + 1);
  }
  return slides;
}

std::optional<Slide> welcome_slide(const DeckContext& context) {
  const Settings::Community& community = context.settings.community;
  if (community.name.empty() && community.message.empty() && community.pillars.empty())
    return std::nullopt;
  const auto code = house_code(context.settings, context.words);
  return slide_of(
      "welcome", SlideKind::welcome, standard_dwell(context, code ? Codes::some : Codes::none),
      WelcomeSlide{community.line, community.name, community.message, community.pillars, code});
}

std::optional<Slide> tagline_slide(const DeckContext& context) {
  const Settings::Community& community = context.settings.community;
  if (community.tagline.empty()) return std::nullopt;
  const Settings::Dwell& dwell = context.settings.slides.dwell;
  return slide_of("tagline", SlideKind::tagline, dwell_of(dwell, dwell.tagline, Codes::none),
                  TaglineSlide{community.tagline, community.name});
}

Slide fallback_slide(const DeckContext& context) {
  const Settings::Community& community = context.settings.community;
  return slide_of("fallback", SlideKind::fallback, standard_dwell(context, Codes::none),
                  FallbackSlide{community.name, community.tagline});
}

}  // namespace noren
