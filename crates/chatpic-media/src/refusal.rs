//! Why a file can't be taken.

/// A file that is refused. Each is the sender's to mend; none is a fault of the server.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The leading bytes are of no accepted format.
    #[error("not an accepted format")]
    NotAccepted,
    /// An accepted container with something inside that can't be decoded safely here.
    #[error(transparent)]
    Unsupported(Unsupported),
    /// A bound is exceeded.
    #[error("more than {limit} {what}")]
    TooLarge {
        /// What there is too much of, in the visitor's words.
        what: &'static str,
        /// The most that is taken.
        limit: u64,
    },
    /// The file ends before its picture or video does.
    #[error("the file ends too early")]
    Truncated,
    /// The file contradicts itself or its format.
    #[error("{0}")]
    Broken(&'static str),
}

/// What can't be decoded safely here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsupported {
    #[error("animated AVIF is not supported yet")]
    AnimatedAvif,
    #[error("AVIF pictures can't be checked here yet: send it as JPEG, PNG or WebP")]
    UncheckedAvif,
    #[error("this kind of AVIF is not supported")]
    OtherAvif,
    #[error("protected AVIF is not supported")]
    ProtectedAvif,
    #[error("AVIF with parts in other files is not supported")]
    ScatteredAvif,
    #[error("JPEG pictures with arithmetic coding are not accepted")]
    ArithmeticJpeg,
    #[error("lossless and hierarchical JPEG pictures are not accepted")]
    LosslessJpeg,
    #[error("JPEG pictures with more than 8 bits a colour are not accepted")]
    DeepJpeg,
    #[error("JPEG pictures have to be gray, colour or CMYK")]
    ColoursOfJpeg,
    #[error("JPEG pictures with such subsampling are not accepted")]
    SubsampledJpeg,
    #[error("JPEG pictures with several scans have to be progressive")]
    ScansOfJpeg,
    #[error("a codec is set up in a way that is not known")]
    CodecSetup,
    #[error("a packed header is not taken")]
    PackedHeader,
    #[error("a stream must not be cut")]
    CutStream,
    #[error("a track must be coded in one way")]
    SeveralCodings,
    #[error("a video must be turned by quarter turns")]
    OddTurn,
    #[error("a video must have its frames in its own file")]
    ScatteredVideo,
    #[error("a video must play at one speed")]
    ChangingSpeed,
    #[error("encrypted videos are not taken")]
    EncryptedVideo,
    #[error("encrypted or packed tracks are not taken")]
    EncodedTracks,
    #[error("several pictures in one block are not taken")]
    LacedPictures,
    #[error("see-through videos are not taken")]
    SeeThroughVideo,
    #[error("the sound of a WebM must be Opus or Vorbis")]
    SoundOfWebm,
    #[error("the sound of a video must be coded as AAC, Opus or Vorbis")]
    SoundOfVideo,
    #[error("the video of a WebM must be VP8, VP9 or AV1")]
    PicturesOfWebm,
    #[error("the video must be coded as H.264, H.265, VP8, VP9 or AV1")]
    PicturesOfVideo,
    #[error("there is no video in it")]
    NoVideo,
    #[error("this kind of AAC sound is not taken")]
    OtherAac,
}
