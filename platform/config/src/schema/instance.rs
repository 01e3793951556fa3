//! What the instance says about itself and how it looks.

use crate::{
    section::section,
    value::{BroadcastLevel, NsfwPolicy},
};

section! {
    /// Name, texts and rules of the instance.
    pub struct Instance {
        /// Name.
        name: String;
        /// One sentence about the instance.
        short_description: String;
        /// Description, in Markdown.
        description: String;
        /// Terms of use, in Markdown.
        terms: String;
        /// Code of conduct, in Markdown.
        code_of_conduct: String;
        /// Who moderates and by which rules, in Markdown.
        moderation_information: String;
        /// Why the instance exists, in Markdown.
        creation_reason: String;
        /// Who runs it, in Markdown.
        administrator: String;
        /// How long it is meant to run, in Markdown.
        maintenance_lifetime: String;
        /// How it is paid for, in Markdown.
        business_model: String;
        /// What it runs on, in Markdown.
        hardware_information: String;
        /// Language of emails and of pages whose reader has no preference.
        default_language: String;
        /// Codes of the languages spoken here.
        languages: Vec<String>;
        /// Numbers of the main categories.
        categories: Vec<u32>;
        /// Path of the page behind /.
        default_client_route: String;
        /// The instance is mainly about sensitive content.
        is_nsfw: bool;
        /// What visitors see of sensitive videos: `do_not_list`, `blur`, `warn` or `display`.
        default_nsfw_policy: NsfwPolicy;
        /// Whose law applies, for the about page.
        server_country: String;
        /// Supporting the instance.
        support: InstanceSupport;
        /// Links on the about page.
        social: InstanceSocial;
        /// Code of the administrator in every page.
        customizations: InstanceCustomizations;
        /// The file /robots.txt.
        robots: String;
        /// The file /.well-known/security.txt (RFC 9116); none when empty.
        securitytxt: String;
    }
}

section! {
    /// Supporting the instance.
    pub struct InstanceSupport {
        /// How to support the instance, in Markdown.
        text: String;
    }
}

section! {
    /// Links on the about page.
    pub struct InstanceSocial {
        /// Web site.
        external_link: String;
        /// Mastodon account.
        mastodon_link: String;
        /// Bluesky account.
        bluesky_link: String;
        /// X account.
        x_link: String;
    }
}

section! {
    /// Code of the administrator in every page.
    pub struct InstanceCustomizations {
        /// JavaScript, run when a page opens.
        javascript: String;
        /// CSS.
        css: String;
    }
}

section! {
    /// Other sites.
    pub struct Services {
        /// Cards on X.
        twitter: Twitter;
    }
}

section! {
    /// Cards on X.
    pub struct Twitter {
        /// Account named in a card.
        username: String;
    }
}

section! {
    /// Appearance.
    pub struct Theme {
        /// Theme of visitors without a choice.
        default: String;
        /// Colours and shapes of the default theme; null keeps the theme's own.
        customization: ThemeCustomization;
    }
}

section! {
    /// Colours and shapes of the default theme; null keeps the theme's own.
    pub struct ThemeCustomization {
        /// Main colour.
        primary_color: Option<String>;
        /// Text on the main colour.
        on_primary_color: Option<String>;
        /// Text.
        foreground_color: Option<String>;
        /// Background.
        background_color: Option<String>;
        /// Background of panels.
        background_secondary_color: Option<String>;
        /// Text of the menu.
        menu_foreground_color: Option<String>;
        /// Background of the menu.
        menu_background_color: Option<String>;
        /// Roundness of the menu, such as `5px`.
        menu_border_radius: Option<String>;
        /// Background of the header.
        header_background_color: Option<String>;
        /// Text of the header.
        header_foreground_color: Option<String>;
        /// Roundness of fields and buttons, such as `5px`.
        input_border_radius: Option<String>;
    }
}

section! {
    /// A message on every page.
    pub struct BroadcastMessage {
        /// Show it.
        enabled: bool;
        /// Its text, in Markdown.
        message: String;
        /// `info`, `warning` or `error`.
        level: BroadcastLevel;
        /// Readers may close it.
        dismissable: bool;
    }
}
