import type { MetaDescriptor } from 'react-router'

export type PublicPage = {
  /** Without the product's name; no other page has it. */
  title: string
  /** One or two sentences, at most 160 characters; no other page has them. */
  description: string
  /** Where people see us, such as `https://preflight.example`. */
  origin: string
  /** The one address of the page, such as `/glossary`, without a query. */
  path: string
  /** The path of a picture of 1200 × 630 pixels that is shown where the page is shared; missing: the product's own. */
  picture?: string
  /** What the page is, in the terms of schema.org, without `@context`; missing: nothing more is said. */
  data?: readonly Record<string, unknown>[]
}

/** What a public page says of itself to search engines and where it is shared. */
export function publicMeta({ title, description, origin, path, data = [] }: PublicPage): MetaDescriptor[] {
  const address = `${origin}${path}`
  return [
    { title: `${title} · Preflight` },
    { name: 'description', content: description },
    { tagName: 'link', rel: 'canonical', href: address },
    { property: 'og:type', content: 'website' },
    { property: 'og:site_name', content: 'Preflight' },
    { property: 'og:title', content: title },
    { property: 'og:description', content: description },
    { property: 'og:url', content: address },
    ...data.map((item) => ({ 'script:ld+json': { '@context': 'https://schema.org', ...item } }) as MetaDescriptor),
  ]
}
