import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import * as z from 'zod'
import { checkBrand } from '#app/report/brand.ts'
import { logoSource } from '#app/report/logo/logo-source.ts'
import { PictureRefused } from '#app/report/logo/picture-fault.ts'
import { isTooSmall, MIN_LOGO_SIDE } from '#app/report/logo/picture-limits.ts'
import { redrawLogo } from '#app/report/logo/redraw.ts'
import type { BrandLogo } from '#app/report/model/cover-model.ts'
import { readJsonInput } from './json-input.ts'

const BrandInput = z.strictObject({
  company: z.string().max(200).optional(),
  title: z.string().max(200).optional(),
  consultancy: z.string().max(200).optional(),
  accent: z.string().optional(),
  logo: z.string().optional(),
  clientLogo: z.string().optional(),
})

/** A brand as the report takes it: pictures are data URIs, the colour is readable. */
export type BrandFile = Omit<z.infer<typeof BrandInput>, 'logo' | 'clientLogo'> & Logos

type Logos = { logo?: BrandLogo; clientLogo?: BrandLogo }

type BrandReading =
  | { ok: true; brand: BrandFile; note: string | null }
  | { ok: false; error: { field: string; message: string } }

/** Reads a brand file with its pictures; without a path there is no brand. A colour too light to read is darkened, with a note. */
export async function readBrand(path: string | undefined): Promise<BrandReading> {
  if (path === undefined) return { ok: true, brand: {}, note: null }
  const input = await readJsonInput(path)
  if (!input.ok) return input
  const parsed = BrandInput.safeParse(input.json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refuse(issue?.path.join('.') || 'brand', issue?.message ?? 'The brand file cannot be read.')
  }
  const checked = parsed.data.accent === undefined ? null : checkBrand(parsed.data.accent)
  if (checked && !checked.ok) return refuse('accent', 'The brand colour must be written as #rrggbb.')
  const logos: Logos = {}
  for (const field of ['logo', 'clientLogo'] as const) {
    const file = parsed.data[field]
    if (file === undefined) continue
    const picture = await readPicture(resolve(process.env.INIT_CWD ?? '.', dirname(path), file))
    if (picture === null)
      return refuse(
        field,
        `${file} is not a PNG or JPEG that can be read, of at most 1 MB and 4096 pixels a side, ${MIN_LOGO_SIDE} at least on the longer one.`,
      )
    logos[field] = picture
  }
  const { accent, logo: _, clientLogo: __, ...rest } = parsed.data
  const brand = { ...rest, ...logos, ...(checked ? { accent: checked.accent } : {}) }
  return { ok: true, brand, note: checked?.wasDarkened ? darkenedNote(accent ?? '', checked.accent) : null }
}

function darkenedNote(given: string, used: string): string {
  return `The brand colour ${given} is too light to read on white; ${used} is used instead.`
}

async function readPicture(path: string): Promise<BrandLogo | null> {
  const bytes = await readFile(path).catch(() => null)
  if (bytes === null) return null
  try {
    const { png, ...rest } = redrawLogo(bytes)
    return isTooSmall(rest) ? null : { ...rest, source: logoSource(png) }
  } catch (error) {
    if (error instanceof PictureRefused) return null
    throw error
  }
}

function refuse(field: string, message: string): BrandReading {
  return { ok: false, error: { field, message } }
}
