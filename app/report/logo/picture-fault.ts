/**
 * tooLarge: too many bytes · notAPicture: neither PNG nor JPEG · tooManyPixels: larger than we draw · damaged: cut off,
 * or not as its format wants it · blank: nothing is to be seen on it.
 */
export type PictureFault = 'tooLarge' | 'notAPicture' | 'tooManyPixels' | 'damaged' | 'blank'

/** A picture that was sent cannot be taken. */
export class PictureRefused extends Error {
  readonly fault: PictureFault

  constructor(fault: PictureFault) {
    super(`The picture is refused: ${fault}.`)
    this.name = 'PictureRefused'
    this.fault = fault
  }
}
