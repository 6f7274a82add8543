/** The cover of the report, and whose look it has. */

/** A logo that was drawn anew: `source` is a data URI of PNG, sizes are in pixels, `ground` is what it is seen on. */
export type BrandLogo = { source: string; width: number; height: number; ground: 'paper' | 'dark' }

/** `accent` is as it was wished, and is checked for contrast by `checkBrand`; `address` may have several lines. */
export type Brand = {
  consultancy?: string
  accent?: string
  logo?: BrandLogo
  clientLogo?: BrandLogo
  footer?: string
  address?: string
}

export type Cover = {
  company: string
  title: string
  /** Such as "Short check, 20 Nov 2026, catalogue 2026-11". */
  subtitle: string
  scope: { label: string; text: string }[]
  /** What was checked, in sentences; missing in older reports. */
  reach?: string[]
  confidential: string
  /** Set while the answers can still change, or while somebody works on the texts. */
  draft?: string
  /** Stands across every page of a draft. */
  watermark?: string
  /** Missing: no version was issued, or this is not one. */
  edition?: EditionMark
  brand: Brand
}

/** Which version a report is, in words: "Version 1.0", "Issued on …", and who signed; `signed` missing: nobody has. */
export type EditionMark = { version: string; name: string; issued: string; signed?: string }
