//! `sepiola config`: the effective configuration, the reference, the differences from PeerTube.

use super::Place;
use crate::start;

/// Prints one of the three.
pub(crate) fn run(place: Place, reference: bool, differences: bool) -> anyhow::Result<()> {
    if reference {
        print!("{}", config::reference());
        return Ok(());
    }
    if differences {
        print!("{}", config::differences());
        return Ok(());
    }
    let sources = start::sources(&place.config, &place.data, None)?;
    let loaded = start::load(&sources)?;
    for warning in &loaded.warnings {
        eprintln!("warning: {warning}");
    }
    print!("{}\n{}", config::effective(&loaded), config::differences());
    Ok(())
}
