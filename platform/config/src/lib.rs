//! PeerTube's YAML configuration as types: the same keys, values and meaning, so that a file written for PeerTube
//! behaves the same, and two sections of our own (`sepiola`, `testing`).
//!
//! [`load`] merges the layers (defaults, file, saved settings, environment, `SEPIOLA_CONFIG`, command line) into one
//! immutable [`Config`]; it reads no file, no environment and no clock by itself. See docs/adr/0006-configuration.md.
//!
//! ```
//! let config = config::Config::default();
//! assert_eq!(config.webserver.origin(), "http://127.0.0.1:9000");
//! assert_eq!(config.transcoding.enabled_resolutions(), [240, 360, 480, 720, 1080]);
//! ```

mod check;
mod default;
mod differences;
mod environment;
mod error;
mod flatten;
mod gather;
mod keys;
mod load;
mod nearest;
mod place;
mod saved;
pub mod schema;
mod section;
mod show;
pub mod value;
mod yaml;

pub use differences::{DIFFERENCES, Difference, Literal};
pub use error::{ConfigError, Warning};
pub use gather::{DEFAULT_FILE, GatherError, Options, gather};
pub use keys::{Variable, peertube_defaults, variables};
pub use load::{Loaded, Origin, Sources, load};
pub use place::{JSON_VARIABLE, Layer, Place};
pub use saved::{bytes, check_saved, editable_values, is_editable, milliseconds};
pub use schema::Config;
pub use show::{differences, effective, reference};
pub use value::{ByteSize, IpRange, Limit, Secret};
