/** The largest picture file that is taken, in bytes. */
export const MAX_PICTURE_BYTES = 1024 * 1024
