new-video = { $channel } published “{ $video }”
published = Your video “{ $video }” is published
transcribed = A program wrote subtitles for your video “{ $video }”
blocked = The moderators blocked your video “{ $video }”
unblocked = Your video “{ $video }” may be seen again
held = The video “{ $video }” waits for a moderator
comment = { $name } commented on your video “{ $video }”
    .held = { $name } wrote a comment on your video “{ $video }” that waits for your approval

mention = { $name } named you in a comment on “{ $video }”
followed =
    .channel = { $name } follows your channel { $channel }
    .account = { $name } follows you
    .instance = { $handle } follows this site
    .automatic = This site now follows { $host }

abuse =
    .new = There is a new report, number { $id }
    .message = There is a new message about report { $id }
    .accepted = The moderators accepted your report { $id }
    .rejected = The moderators rejected your report { $id }
    .open = Your report { $id } is open again

registered = { $name } registered on this site
registration = { $name } asks to register
invited = { $name } invites you to help with the channel { $channel }
invitation =
    .accepted = { $name } helps with your channel { $channel } from now on
    .refused = { $name } does not want to help with your channel { $channel }

video =
    .offered = { $name } offers you the video “{ $video }”
    .taken = { $name } has taken over the video “{ $video }”
    .not-wanted = { $name } does not want the video “{ $video }”

channel =
    .offered = { $name } offers you the channel { $channel }
    .taken = { $name } has taken over the channel { $channel }
    .not-wanted = { $name } does not want the channel { $channel }

import =
    .done = Your import of “{ $video }” is done
    .failed = Your import of “{ $video }” did not work: { $why }

mute-list = A followed list changed what is muted. Muted: { $muted_accounts } accounts and { $muted_servers } servers; no longer muted: { $unmuted_accounts } accounts and { $unmuted_servers } servers
open =
    .video = Open the video
    .account = See who it is
    .notifications = See your notifications

settings = You choose on your notifications page what is written to you.
