type Size = { width: number; height: number }

/** How large a logo is drawn, in points: `area` makes wide and tall ones look alike; then width and height bound it. */
type Room = { area: number; width: number; height: number }

/** A pixel is drawn no larger than on a screen: 96 to the inch. */
const MOST_POINTS = 0.75

/** Width and height of a logo where it has this room; a small one is never blown up. */
export function fitLogo({ width, height }: Size, room: Room): Size {
  const scale = Math.min(MOST_POINTS, Math.sqrt(room.area / (width * height)), room.width / width, room.height / height)
  return { width: width * scale, height: height * scale }
}
