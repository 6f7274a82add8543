import { createHash } from 'node:crypto'
import { canonicalEmail } from '#app/core/account/canonical-email.ts'
import { type Block, readMarkdown } from '#app/core/rich-text/markdown.ts'
import { type Fillings, fillText, openNames, sayOpenNames } from '#app/core/trust/fill-text.ts'
import type { TrustDocument } from '#content/schema/beside-catalogue.ts'
import type { TrustContent } from '#content/trust.server.ts'
import type { ControllerBlank, OperatorBlank, TRUST_DOCUMENTS } from '#content/trust-blanks.ts'
import { trustFigures } from './figures.server.ts'
import { trustTables } from './tables.server.ts'
import type { TrustWords } from './words.server.ts'

/** A document as it is shown: filled in as far as it can be. */
export type TrustPage = Pick<TrustDocument, 'id' | 'name' | 'purpose' | 'version' | 'asOf'> & {
  /** ISO date of what the operator filled in; `null`: nothing. */
  factsAsOf: string | null
  /** Changes with every word, the operator's included; 12 hex digits. */
  checksum: string
  sections: { id: string; title: string; blocks: Block[] }[]
  /** What the operator has not filled in, by name, in words. */
  missing: Record<string, string>
  /** The whole document as Markdown. */
  markdown: string
}

/** Whose data are processed. */
type Controller = {
  company: string
  /** In lines; empty: not told, and a line to write on stands there. */
  address: string
}

export type TrustPack = {
  documents: TrustPage[]
  /** The processing agreement with a workspace named in it as the controller. @throws RangeError if it is not in the pack */
  agreementWith(controller: Controller): TrustPage
  /** For security.txt: an address or an https page; `null`: none was named. */
  securityContact: string | null
  /** Whoever runs this site: what they are called, and the mailbox where they read questions; `null`: not told. */
  operator: { company: string | null; mailbox: string | null }
}

/** Fills the documents in, once for the life of the process. @param origin our own; `null`: not configured */
export function createTrustPack(content: TrustContent, origin: string | null, t: TrustWords): TrustPack {
  const { documents, operator } = content
  const figures = trustFigures(origin === null ? t('thisSite') : new URL(origin).host)
  const none = Object.fromEntries(operator.none.map((name) => [name, t(`none.${name}`)]))
  const values = { ...figures, ...none, ...operator.values }
  const blocks = trustTables(content, { figures, values }, t)
  const fill = (document: TrustDocument, controller: Controller) =>
    fillDocument(document, {
      fillings: { values: { ...values, ...blanksOf(controller) }, blocks },
      factsAsOf: operator.asOf,
      t,
    })
  return {
    documents: documents.map((document) => fill(document, { company: '', address: '' })),
    agreementWith(controller) {
      const agreement = documents.find(({ id }) => id === AGREEMENT)
      if (!agreement) throw new RangeError('The trust pack has a processing agreement.')
      return fill(agreement, controller)
    },
    securityContact: operator.values['security-contact'] ?? null,
    operator: {
      company: operator.values.company ?? null,
      mailbox: canonicalEmail(operator.values.email ?? ''),
    },
  }
}

const AGREEMENT: (typeof TRUST_DOCUMENTS)[number] = 'processing-agreement'
const LINE_TO_WRITE_ON = '_'.repeat(20)

/** An address is written in one line there. */
function blanksOf({ company, address }: Controller): Record<ControllerBlank, string> {
  const inOneLine = address.split('\n').filter(Boolean).join(', ')
  return { 'controller-company': company || LINE_TO_WRITE_ON, 'controller-address': inOneLine || LINE_TO_WRITE_ON }
}

type Filling = { fillings: Fillings; factsAsOf: string | null; t: TrustWords }

function fillDocument(document: TrustDocument, { fillings, factsAsOf, t }: Filling): TrustPage {
  const { id, name, purpose, version, asOf } = document
  const sections = document.sections.map(({ text, ...head }) => ({ ...head, text: fillText(text, fillings) }))
  const label = (open: string) => t(`blanks.${open as OperatorBlank}`)
  const missing = openNames(sections.map(({ text }) => text).join('\n'))
  const body = sections.map(({ title, text }) => (title === '' ? text : `## ${title}\n\n${text.trim()}`)).join('\n\n')
  const written = sayOpenNames(body, (open) => t('unfilled', { fact: label(open) }))
  const dates = [asOf && t('asOf', { date: asOf }), factsAsOf && t('factsAsOf', { date: factsAsOf })].filter(Boolean)
  const edition = version === null ? t('ownText') : t('version', { version })
  const markdown = `# ${name}\n\n${[edition, ...dates].join(', ')}\n\n${written}\n`
  return {
    id,
    name,
    purpose,
    version,
    asOf,
    factsAsOf,
    checksum: createHash('sha256').update(markdown).digest('hex').slice(0, 12),
    sections: sections.map(({ id: target, title, text }) => ({ id: target, title, blocks: readMarkdown(text) })),
    missing: Object.fromEntries(missing.map((open) => [open, label(open)])),
    markdown,
  }
}
