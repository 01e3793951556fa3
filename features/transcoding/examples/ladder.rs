//! Makes the ladder of one file from the command line, to look at a source that misbehaves or to measure:
//! `cargo run -p transcoding --example ladder -- FILE FOLDER [RESOLUTION,...] [encode]`. `encode` never copies.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;
use transcoding::{Engine, Event, Job, Names, Observer, Plan, Settings};

struct Printer(Instant);

impl Observer for Printer {
    fn event(&self, event: Event) {
        println!("{:8.3} {event:?}", self.0.elapsed().as_secs_f64());
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(source), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("FILE and FOLDER are needed".into());
    };
    let (source, folder) = (std::fs::canonicalize(source)?, std::path::PathBuf::from(folder));
    let mut settings = Settings::default();
    for argument in arguments {
        match argument.as_str() {
            "encode" => settings.copy_web_ready = false,
            list => settings.resolutions = list.split(',').map(str::parse).collect::<Result<_, _>>()?,
        }
    }
    let (engine, cancel) = (Engine::default(), CancellationToken::new());
    let probe = ffmpeg::probe(&engine.tools, &source, &cancel).await?;
    println!("{probe:#?}");
    let gap = match &probe.video {
        Some(_) => {
            Some(ffmpeg::probe::longest_keyframe_gap(&engine.tools, &source, Duration::from_secs(60), &cancel).await?)
        }
        None => None,
    };
    let plan = Plan::new(&probe, &settings, gap);
    println!("{:?}\n{:#?}", plan.stages, plan.rungs);
    let mut number = 0;
    let names = Names::draw(&plan, || {
        number += 1;
        format!("00000000-0000-4000-8000-{number:012}")
    });
    let at = |name: &str| folder.join(name);
    let job = Job {
        plan,
        source,
        picture: None,
        work: at("work"),
        hls: at("hls"),
        web_videos: at("web-videos"),
        storyboards: at("storyboards"),
        names,
    };
    engine.run(&job, Arc::new(Printer(Instant::now())), &cancel).await?;
    Ok(())
}
