/** A logo as it travels with a report. @param png as `redrawLogo` gives it */
export function logoSource(png: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`
}
