//! IDs of elements, as the Matroska specification gives them.

pub(super) const EBML: u32 = 0x1A45_DFA3;
pub(super) const DOC_TYPE: u32 = 0x4282;
pub(super) const VOID: u32 = 0xEC;
pub(super) const CRC: u32 = 0xBF;

pub(super) const SEGMENT: u32 = 0x1853_8067;
pub(super) const SEEK_HEAD: u32 = 0x114D_9B74;
pub(super) const INFO: u32 = 0x1549_A966;
pub(super) const TRACKS: u32 = 0x1654_AE6B;
pub(super) const CUES: u32 = 0x1C53_BB6B;
pub(super) const CLUSTER: u32 = 0x1F43_B675;
pub(super) const TAGS: u32 = 0x1254_C367;
pub(super) const CHAPTERS: u32 = 0x1043_A770;
pub(super) const ATTACHMENTS: u32 = 0x1941_A469;

pub(super) const TIMESTAMP_SCALE: u32 = 0x2A_D7B1;
pub(super) const DURATION: u32 = 0x4489;
pub(super) const DATE: u32 = 0x4461;
pub(super) const TITLE: u32 = 0x7BA9;
pub(super) const MUXING_APP: u32 = 0x4D80;
pub(super) const WRITING_APP: u32 = 0x5741;

pub(super) const TRACK_ENTRY: u32 = 0xAE;
pub(super) const TRACK_NUMBER: u32 = 0xD7;
pub(super) const TRACK_UID: u32 = 0x73C5;
pub(super) const TRACK_TYPE: u32 = 0x83;
pub(super) const FLAG_ENABLED: u32 = 0xB9;
pub(super) const DEFAULT_DURATION: u32 = 0x23_E383;
pub(super) const NAME: u32 = 0x536E;
pub(super) const LANGUAGE: u32 = 0x22_B59C;
pub(super) const LANGUAGE_TAG: u32 = 0x22_B59D;
pub(super) const CODEC_ID: u32 = 0x86;
pub(super) const CODEC_PRIVATE: u32 = 0x63A2;
pub(super) const CODEC_NAME: u32 = 0x25_8688;
pub(super) const CODEC_DELAY: u32 = 0x56AA;
pub(super) const SEEK_PRE_ROLL: u32 = 0x56BB;
pub(super) const CONTENT_ENCODINGS: u32 = 0x6D80;

pub(super) const VIDEO: u32 = 0xE0;
pub(super) const FLAG_INTERLACED: u32 = 0x9A;
pub(super) const FIELD_ORDER: u32 = 0x9D;
pub(super) const STEREO_MODE: u32 = 0x53B8;
pub(super) const ALPHA_MODE: u32 = 0x53C0;
pub(super) const PIXEL_WIDTH: u32 = 0xB0;
pub(super) const PIXEL_HEIGHT: u32 = 0xBA;
pub(super) const CROP_BOTTOM: u32 = 0x54AA;
pub(super) const CROP_TOP: u32 = 0x54BB;
pub(super) const CROP_LEFT: u32 = 0x54CC;
pub(super) const CROP_RIGHT: u32 = 0x54DD;
pub(super) const DISPLAY_WIDTH: u32 = 0x54B0;
pub(super) const DISPLAY_HEIGHT: u32 = 0x54BA;
pub(super) const DISPLAY_UNIT: u32 = 0x54B2;
pub(super) const COLOUR: u32 = 0x55B0;
pub(super) const PROJECTION: u32 = 0x7670;
pub(super) const AUDIO: u32 = 0xE1;

pub(super) const TIMESTAMP: u32 = 0xE7;
pub(super) const SIMPLE_BLOCK: u32 = 0xA3;
pub(super) const BLOCK_GROUP: u32 = 0xA0;
pub(super) const BLOCK: u32 = 0xA1;
pub(super) const BLOCK_DURATION: u32 = 0x9B;
pub(super) const REFERENCE_BLOCK: u32 = 0xFB;
pub(super) const DISCARD_PADDING: u32 = 0x75A2;
pub(super) const ENCRYPTED_BLOCK: u32 = 0xAF;

pub(super) const CUE_POINT: u32 = 0xBB;
pub(super) const CUE_TIME: u32 = 0xB3;
pub(super) const CUE_TRACK_POSITIONS: u32 = 0xB7;
pub(super) const CUE_TRACK: u32 = 0xF7;
pub(super) const CUE_CLUSTER_POSITION: u32 = 0xF1;

pub(super) const TAG: u32 = 0x7373;
pub(super) const SIMPLE_TAG: u32 = 0x67C8;
pub(super) const TAG_NAME: u32 = 0x45A3;
