//! Prints which protections of children work on this host.

#[tokio::main]
async fn main() {
    for protection in ffmpeg::sandbox::report().await {
        println!("{:5} {} ({})", protection.active, protection.name, protection.purpose);
    }
}
