// The icons in use, one by one (Lucide, ISC licence): what is not named here is not shipped.
import house from 'lucide-static/icons/house.svg?raw'
import compass from 'lucide-static/icons/compass.svg?raw'
import film from 'lucide-static/icons/film.svg?raw'
import upload from 'lucide-static/icons/upload.svg?raw'
import search from 'lucide-static/icons/search.svg?raw'
import userRound from 'lucide-static/icons/user-round.svg?raw'
import logIn from 'lucide-static/icons/log-in.svg?raw'
import logOut from 'lucide-static/icons/log-out.svg?raw'
import sun from 'lucide-static/icons/sun.svg?raw'
import moon from 'lucide-static/icons/moon.svg?raw'
import monitor from 'lucide-static/icons/monitor.svg?raw'
import play from 'lucide-static/icons/play.svg?raw'
import pause from 'lucide-static/icons/pause.svg?raw'
import volume2 from 'lucide-static/icons/volume-2.svg?raw'
import volume1 from 'lucide-static/icons/volume-1.svg?raw'
import volumeX from 'lucide-static/icons/volume-x.svg?raw'
import maximize from 'lucide-static/icons/maximize.svg?raw'
import minimize from 'lucide-static/icons/minimize.svg?raw'
import settings from 'lucide-static/icons/settings.svg?raw'
import captions from 'lucide-static/icons/captions.svg?raw'
import pictureInPicture2 from 'lucide-static/icons/picture-in-picture-2.svg?raw'
import rectangleHorizontal from 'lucide-static/icons/rectangle-horizontal.svg?raw'
import share2 from 'lucide-static/icons/share-2.svg?raw'
import download from 'lucide-static/icons/download.svg?raw'
import skipBack from 'lucide-static/icons/skip-back.svg?raw'
import skipForward from 'lucide-static/icons/skip-forward.svg?raw'
import x from 'lucide-static/icons/x.svg?raw'
import check from 'lucide-static/icons/check.svg?raw'
import chevronRight from 'lucide-static/icons/chevron-right.svg?raw'
import chevronLeft from 'lucide-static/icons/chevron-left.svg?raw'
import chevronDown from 'lucide-static/icons/chevron-down.svg?raw'
import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw'
import trash2 from 'lucide-static/icons/trash-2.svg?raw'
import pencil from 'lucide-static/icons/pencil.svg?raw'
import lock from 'lucide-static/icons/lock.svg?raw'
import link from 'lucide-static/icons/link.svg?raw'
import circleAlert from 'lucide-static/icons/circle-alert.svg?raw'
import wifiOff from 'lucide-static/icons/wifi-off.svg?raw'
import refreshCw from 'lucide-static/icons/refresh-cw.svg?raw'
import repeat from 'lucide-static/icons/repeat.svg?raw'
import keyboard from 'lucide-static/icons/keyboard.svg?raw'
import users from 'lucide-static/icons/users.svg?raw'
import waypoints from 'lucide-static/icons/waypoints.svg?raw'
import gauge from 'lucide-static/icons/gauge.svg?raw'
import rotateCcw from 'lucide-static/icons/rotate-ccw.svg?raw'
import command from 'lucide-static/icons/command.svg?raw'
import eye from 'lucide-static/icons/eye.svg?raw'
import clock from 'lucide-static/icons/clock.svg?raw'
import fileVideo from 'lucide-static/icons/file-video.svg?raw'
import keyRound from 'lucide-static/icons/key-round.svg?raw'
import library from 'lucide-static/icons/library.svg?raw'
import listVideo from 'lucide-static/icons/list-video.svg?raw'
import copy from 'lucide-static/icons/copy.svg?raw'
import info from 'lucide-static/icons/info.svg?raw'
import squarePlay from 'lucide-static/icons/square-play.svg?raw'
import activity from 'lucide-static/icons/activity.svg?raw'
import globe from 'lucide-static/icons/globe.svg?raw'
import bell from 'lucide-static/icons/bell.svg?raw'
import ban from 'lucide-static/icons/ban.svg?raw'
import circleCheck from 'lucide-static/icons/circle-check.svg?raw'
import shieldAlert from 'lucide-static/icons/shield-alert.svg?raw'
import messageCircle from 'lucide-static/icons/message-circle.svg?raw'
import flag from 'lucide-static/icons/flag.svg?raw'
import userRoundPlus from 'lucide-static/icons/user-round-plus.svg?raw'
import plus from 'lucide-static/icons/plus.svg?raw'
import thumbsUp from 'lucide-static/icons/thumbs-up.svg?raw'
import thumbsDown from 'lucide-static/icons/thumbs-down.svg?raw'
import listPlus from 'lucide-static/icons/list-plus.svg?raw'
import scrollText from 'lucide-static/icons/scroll-text.svg?raw'
import eyeOff from 'lucide-static/icons/eye-off.svg?raw'
import reply from 'lucide-static/icons/reply.svg?raw'
import rss from 'lucide-static/icons/rss.svg?raw'
import gripVertical from 'lucide-static/icons/grip-vertical.svg?raw'
import chartLine from 'lucide-static/icons/chart-line.svg?raw'
import languages from 'lucide-static/icons/languages.svg?raw'
import image from 'lucide-static/icons/image.svg?raw'
import mapPin from 'lucide-static/icons/map-pin.svg?raw'
import camera from 'lucide-static/icons/camera.svg?raw'
import arrowRightLeft from 'lucide-static/icons/arrow-right-left.svg?raw'
import qrCode from 'lucide-static/icons/qr-code.svg?raw'
import handshake from 'lucide-static/icons/handshake.svg?raw'
import history from 'lucide-static/icons/history.svg?raw'
import heartPulse from 'lucide-static/icons/heart-pulse.svg?raw'
import network from 'lucide-static/icons/network.svg?raw'
import palette from 'lucide-static/icons/palette.svg?raw'
import mail from 'lucide-static/icons/mail.svg?raw'
import bookOpenText from 'lucide-static/icons/book-open-text.svg?raw'
import layoutDashboard from 'lucide-static/icons/layout-dashboard.svg?raw'
import listChecks from 'lucide-static/icons/list-checks.svg?raw'
import code from 'lucide-static/icons/code.svg?raw'
import slidersHorizontal from 'lucide-static/icons/sliders-horizontal.svg?raw'

const files = {
  house,
  languages,
  compass,
  film,
  upload,
  search,
  'user-round': userRound,
  'log-in': logIn,
  'log-out': logOut,
  sun,
  moon,
  monitor,
  play,
  pause,
  'volume-2': volume2,
  'volume-1': volume1,
  'volume-x': volumeX,
  maximize,
  minimize,
  settings,
  captions,
  'picture-in-picture-2': pictureInPicture2,
  'rectangle-horizontal': rectangleHorizontal,
  'share-2': share2,
  download,
  'skip-back': skipBack,
  'skip-forward': skipForward,
  x,
  check,
  'chevron-right': chevronRight,
  'chevron-left': chevronLeft,
  'chevron-down': chevronDown,
  'arrow-left': arrowLeft,
  'trash-2': trash2,
  pencil,
  lock,
  link,
  'circle-alert': circleAlert,
  'wifi-off': wifiOff,
  'refresh-cw': refreshCw,
  repeat,
  keyboard,
  users,
  waypoints,
  gauge,
  'rotate-ccw': rotateCcw,
  command,
  eye,
  clock,
  'file-video': fileVideo,
  'key-round': keyRound,
  library,
  'list-video': listVideo,
  copy,
  info,
  'square-play': squarePlay,
  activity,
  globe,
  bell,
  ban,
  'circle-check': circleCheck,
  'shield-alert': shieldAlert,
  'message-circle': messageCircle,
  flag,
  'user-round-plus': userRoundPlus,
  plus,
  'thumbs-up': thumbsUp,
  'thumbs-down': thumbsDown,
  'list-plus': listPlus,
  'scroll-text': scrollText,
  'eye-off': eyeOff,
  reply,
  rss,
  'grip-vertical': gripVertical,
  'chart-line': chartLine,
  image,
  'map-pin': mapPin,
  camera,
  'arrow-right-left': arrowRightLeft,
  'qr-code': qrCode,
  handshake,
  history,
  'heart-pulse': heartPulse,
  network,
  palette,
  mail,
  'book-open-text': bookOpenText,
  'layout-dashboard': layoutDashboard,
  'list-checks': listChecks,
  code,
  'sliders-horizontal': slidersHorizontal,
}

export type IconName = keyof typeof files

/** The drawing inside each icon's svg element, without the element itself. */
export const icons = Object.fromEntries(
  Object.entries(files).map(([name, svg]) => [name, svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).trim()]),
) as Record<IconName, string>

