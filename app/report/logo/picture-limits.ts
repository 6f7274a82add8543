/** The largest picture file that is taken, in bytes. */
export const MAX_PICTURE_BYTES = 1024 * 1024

/** The longer side of a logo, without its margin, in pixels at least: what is smaller cannot be read on paper. */
export const MIN_LOGO_SIDE = 64

/** Whether a logo, as it is kept, has too few pixels to stand on a cover. */
export const isTooSmall = ({ width, height }: { width: number; height: number }) =>
  Math.max(width, height) < MIN_LOGO_SIDE
