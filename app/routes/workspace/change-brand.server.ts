import { data, type RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { PictureRefused } from '#app/report/logo/picture-fault.ts'
import { isTooSmall, MIN_LOGO_SIDE } from '#app/report/logo/picture-limits.ts'
import { RenderBusy, RenderFailed } from '#app/report/render-failure.ts'
import { fieldOf, fileOf, nameFault } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import { type BrandOwner, saveBrand, saveLogo } from '#db/queries/brands.server.ts'
import { asMember } from './as-member.server.ts'

export type BrandOutcome = {
  done?: 'saved' | 'logo' | 'logoRemoved'
  errors?: Partial<Record<'logo' | 'accent' | 'footer', string>>
  /** What was sent with an error. */
  typed?: { accent: string; footer: string }
}

type Context = Readonly<RouterContextProvider>
type Sent = { form: FormData; owner: BrandOwner }

const FOOTER_MAX = 120

/**
 * Does what one of the forms of a look's page asks for.
 *
 * @throws a 4xx response for a form that is none of them or comes too late; a 503 if pictures cannot be drawn now
 */
export async function changeBrand(context: Context, open: OpenWorkspace, sent: Sent) {
  const { say } = context.get(services)
  if (open.workspace.closesAt !== null) throw refusal(409, say('closing'))
  const intent = fieldOf(sent.form, 'intent')
  const change = Object.hasOwn(FORMS, intent) ? FORMS[intent] : undefined
  if (!change) throw refusal(400, say('unknownForm'))
  return change(context, open, sent)
}

type Change = (context: Context, open: OpenWorkspace, sent: Sent) => Promise<ReturnType<typeof outcome>>

const FORMS: Readonly<Record<string, Change>> = {
  async look(context, open, { form, owner }) {
    const { say } = context.get(services)
    const typed = { accent: fieldOf(form, 'accent'), footer: fieldOf(form, 'footer') }
    const accent = accentFrom(typed.accent)
    const footer = typed.footer.trim()
    const footerFault = nameFault(footer, FOOTER_MAX, say)
    if (accent === undefined || footerFault !== null) {
      const errors = {
        ...(accent === undefined && { accent: say('colour') }),
        ...(footerFault !== null && { footer: footerFault }),
      }
      return outcome({ errors, typed }, 422)
    }
    await asMember(context, open, 'brand.change', (tx) => saveBrand(tx, owner, { accent, footer }))
    return outcome({ done: 'saved' })
  },

  async logo(context, open, { form, owner }) {
    const own = context.get(services)
    await requireWithinLimit(own, 'logo', open.scope.workspaceId)
    const sent = await fileOf(form, 'logo')
    if (sent === null) return outcome({ errors: { logo: own.say('logo.missing') } }, 422)
    const drawn = await own.pdf.redrawLogo(sent).catch((error: unknown) => {
      if (error instanceof PictureRefused) return error.fault
      throw unavailable(context, error)
    })
    if (typeof drawn === 'string') return outcome({ errors: { logo: own.say(`logo.${drawn}`) } }, 422)
    if (isTooSmall(drawn)) return outcome({ errors: { logo: own.say('logo.tooSmall', { least: MIN_LOGO_SIDE }) } }, 422)
    const logo = { ...drawn, png: Buffer.from(drawn.png) }
    await asMember(context, open, 'brand.change', (tx) => saveLogo(tx, owner, logo))
    return outcome({ done: 'logo' })
  },

  async removeLogo(context, open, { owner }) {
    await asMember(context, open, 'brand.change', (tx) => saveLogo(tx, owner, null))
    return outcome({ done: 'logoRemoved' })
  },
}

/** `null`: none is wished; `undefined`: this is no colour. */
function accentFrom(typed: string): string | null | undefined {
  const [, digits] = /^#?([0-9a-f]{6})$/i.exec(typed.trim()) ?? []
  if (digits) return `#${digits.toLowerCase()}`
  return typed.trim() === '' ? null : undefined
}

/** A process that is busy, or that this picture broke. */
function unavailable(context: Context, error: unknown): unknown {
  const { log, retryAfter, say } = context.get(services)
  if (error instanceof RenderBusy) {
    retryAfter(error.retryAfter)
    return refusal(503, say('pdfBusy'))
  }
  if (!(error instanceof RenderFailed)) return error
  log.error({ err: error, reason: error.reason }, 'logo not drawn')
  return refusal(503, say('logo.failed'))
}

const outcome = (told: BrandOutcome, status = 200) => data(told, { status })
