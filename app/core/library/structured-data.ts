/** What a page is, for programs that read it: objects of schema.org, to be written as JSON-LD. */
export type StructuredData = { '@type': string; '@id'?: string } & Record<string, unknown>

/** A page above another, or the page itself. */
export type Crumb = {
  /** Such as `/glossary`. */
  href: string
  label: string
}

/** A term as a list of terms or a page of its own says it. */
export type Term = { id: string; name: string; definition: string }

/** `origin`: where people see us, such as `https://preflight.example`. */
type At = { origin: string; locale: string }

const organizationId = (origin: string) => `${origin}/#organization`
const glossaryId = (origin: string) => `${origin}/glossary#terms`

/** Where a technique stands. Source: schema.org/DefinedTerm, whose `termCode` is our id. */
function definedTerm({ id, name, definition }: Term, origin: string): StructuredData {
  const url = `${origin}/glossary/${id}`
  return {
    '@type': 'DefinedTerm',
    '@id': `${url}#term`,
    name,
    description: definition,
    termCode: id,
    url,
    inDefinedTermSet: { '@id': glossaryId(origin) },
  }
}

/** The glossary with all its terms. Source: schema.org/DefinedTermSet. @param updated ISO date of the newest term */
export function definedTermSet(
  { name, description, updated, terms }: { name: string; description: string; updated: string; terms: readonly Term[] },
  { origin, locale }: At,
): StructuredData {
  return {
    '@type': 'DefinedTermSet',
    '@id': glossaryId(origin),
    name,
    description,
    url: `${origin}/glossary`,
    inLanguage: locale,
    dateModified: updated,
    publisher: { '@id': organizationId(origin) },
    hasDefinedTerm: terms.map((term) => definedTerm(term, origin)),
  }
}

type Asked = { question: string; answer: string }

/**
 * Questions that a page answers, as they stand on it. Source: schema.org/FAQPage.
 *
 * @param about the object that they are about, by its `@id`; missing: nothing that has one
 */
function faqPage(
  { path, updated, asked, about }: { path: string; updated: string; asked: readonly Asked[]; about?: string },
  { origin, locale }: At,
): StructuredData {
  return {
    '@type': 'FAQPage',
    '@id': `${origin}${path}#questions`,
    url: `${origin}${path}`,
    inLanguage: locale,
    dateModified: updated,
    ...(about !== undefined && { about: { '@id': about } }),
    mainEntity: asked.map(({ question, answer }) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: answer },
    })),
  }
}

/** The way to a page, the highest first and the page itself last. Source: schema.org/BreadcrumbList. */
export function breadcrumbList(crumbs: readonly Crumb[], origin: string): StructuredData {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ href, label }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      item: `${origin}${href}`,
    })),
  }
}

/** The product as the publisher of its pages. Source: schema.org/Organization. */
export function organization(name: string, origin: string): StructuredData {
  return {
    '@type': 'Organization',
    '@id': organizationId(origin),
    name,
    url: `${origin}/`,
    logo: `${origin}/apple-touch-icon.png`,
  }
}

/** The site as a whole. Source: schema.org/WebSite. */
export function webSite(
  { name, description }: { name: string; description: string },
  { origin, locale }: At,
): StructuredData {
  return {
    '@type': 'WebSite',
    '@id': `${origin}/#website`,
    name,
    description,
    url: `${origin}/`,
    inLanguage: locale,
    publisher: { '@id': organizationId(origin) },
  }
}

/** All that a technique's page is: the term, and the questions about it if it answers any. */
export function termPage(
  term: Term & { updated: string; asked: readonly Asked[] },
  { origin, locale }: At,
): StructuredData[] {
  const { id, updated, asked } = term
  const about = `${origin}/glossary/${id}#term`
  return [
    definedTerm(term, origin),
    ...(asked.length > 0 ? [faqPage({ path: `/glossary/${id}`, updated, asked, about }, { origin, locale })] : []),
  ]
}
