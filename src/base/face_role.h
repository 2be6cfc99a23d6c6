#pragma once

namespace noren {

/// What a piece of text is set in; fonts/fonts.json lists the faces of each role.
enum class FaceRole { display, text, text_bold, figures, wordmark };

}  // namespace noren
