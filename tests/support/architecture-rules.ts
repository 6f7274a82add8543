import { isInEachLanguage } from '#app/core/library/place-in.ts'
import type { Import, SourceFile } from './source-files.ts'

/** `file: what is wrong`. */
export type Fault = string
type Rule = (files: readonly SourceFile[]) => Fault[]

type Layer = {
  /** What its files may import of ours, besides their own layer. */
  may: RegExp
  /** What they may import the types of, besides. */
  mayTypes?: RegExp
  packages: RegExp
}

const REACT = 'react|use-intl'
const NODE = 'node:[\\w/]+'
const only = (...parts: string[]) => new RegExp(`^(?:${parts.join('|')})$`)
const NONE = /^$/

/** Which languages there are, everybody may know. */
const LOCALES = 'app/messages/locales\\.ts'

/** Who may import whom: content knows, core decides, db remembers, report tells, routes only connect. */
const LAYERS: Record<string, Layer> = {
  'content/': { may: only(LOCALES), packages: only('zod', 'yaml', '@formatjs/icu-messageformat-parser', NODE) },
  'app/core/': {
    may: only(
      'content/(schema(?:/[\\w-]+)?|expression|privacy-rules|register-papers|regulation|ai-act|duty-links|prefill)\\.ts',
      LOCALES,
    ),
    packages: only('zod'),
  },
  'app/charts/': { may: NONE, packages: only('d3-\\w+', 'react', '@react-pdf/renderer') },
  'app/ui/': { may: only(LOCALES), packages: only(REACT) },
  /** Scripts of pages that send no other: small, so without React. */
  'app/islands/': { may: only('app/core/.+', LOCALES), packages: only('vite', NODE) },
  'app/messages/': {
    may: NONE,
    packages: only(REACT, 'react-router', 'virtual:.+', 'vite', 'icu-minify/compile', NODE),
  },
  'app/report/': {
    may: only('app/core/.+', 'app/charts/.+', 'app/messages/.+', 'content/schema(?:/[\\w-]+)?\\.ts'),
    packages: only(
      'react',
      'use-intl/core',
      '@react-pdf/(?:hyphenate/[\\w-]+|layout|render|renderer)',
      'pdfkit',
      'docx',
      'pptxgenjs',
      '@resvg/resvg-wasm',
      'fflate',
      'd3-\\w+',
      'jpeg-js',
      NODE,
    ),
  },
  'db/': {
    may: only(LOCALES),
    mayTypes: only('app/core/.+', 'content/schema(?:/[\\w-]+)?\\.ts', LOCALES),
    packages: only('drizzle-orm(/[\\w-]+)?', 'drizzle-kit', 'fflate', 'postgres', 'uuid', NODE),
  },
  'app/server/': {
    may: only(
      'app/(core|report|messages)/.+',
      'app/(access|context\\.server)\\.ts',
      'content/(canonical-json|catalogue\\.server|compiled\\.server|fault|measured\\.server|trust\\.server|trust-blanks|schema(?:/[\\w-]+)?)\\.ts',
      'content/(history|sample)\\.server\\.ts',
      'content/(ai-act|privacy-rules|prefill|duty-links|register-papers|regulation)(\\.server)?\\.ts',
      'db/(queries/.+|client\\.server\\.ts|database-error\\.ts|tracing\\.ts)',
    ),
    packages: only(
      '@opentelemetry/(?:api|exporter-trace-otlp-http|resources|sdk-trace)',
      'aws4fetch',
      'fflate',
      'ical-generator',
      'hono(/[\\w-]+)?',
      '@hono/node-server(/[\\w-]+)?',
      '@simplewebauthn/server',
      'nodemailer',
      'openid-client',
      'pino',
      'prom-client',
      'react-router',
      'use-intl',
      'virtual:.+',
      NODE,
    ),
  },
  'app/routes/': {
    may: only('app/.+', 'content/schema(?:/[\\w-]+)?\\.ts', 'db/queries/.+'),
    mayTypes: only('db/client\\.server\\.ts'),
    packages: only(
      REACT,
      'react-router',
      'react-hook-form',
      '@simplewebauthn/browser',
      'pdfjs-dist(/build/pdf\\.worker\\.min\\.mjs\\?url)?',
      'zod',
      'virtual:.+',
      'node:(crypto|fs|util)',
    ),
  },
  'cli/': {
    may: only('app/(core|report)/.+', LOCALES, 'content/.+', 'db/.+', 'scripts/open\\.mjs'),
    // Of the driver the types alone.
    packages: only('zod', 'yaml', 'fflate', 'postgres', NODE),
  },
}

const layerOf = (path: string) => Object.keys(LAYERS).find((start) => path.startsWith(start))

export const layers: Rule = (files) =>
  files.flatMap(({ path, imports }) => {
    const own = layerOf(path)
    const layer = own === undefined ? undefined : LAYERS[own]
    if (own === undefined || !layer) return []
    const { may, mayTypes, packages } = layer
    const isAllowed = ({ to, isPackage, isType }: Import) => {
      if (isPackage) return packages.test(to)
      return to.startsWith(own) || may.test(to) || (isType && (mayTypes ?? NONE).test(to))
    }
    return imports.filter((one) => !isAllowed(one)).map(({ written }) => `${path}: ${own} may not import ${written}`)
  })

/** Written out beyond one level, so that moving a folder changes no import in it. */
export const alias: Rule = (files) =>
  files.flatMap(({ path, imports }) => {
    const far = imports.filter(({ written }) => written.startsWith('../../'))
    return far.map(({ written }) => `${path}: ${written} goes up more than one level, write #${'…'}`)
  })

/** Only `*.server.ts` touches disk, network, environment and other processes; core, charts and ui none at all. */
export const machine: Rule = (files) =>
  files
    .filter(({ path }) => /^(app|content|db)\//.test(path) && !/\.server\.tsx?$|\.config\.ts$/.test(path))
    .filter(({ path }) => !OUTSIDE.test(path))
    .flatMap(({ path, imports, text }) => [
      ...imports
        .filter(({ to, isType }) => !isType && MACHINE.test(to))
        .map(({ to }) => `${path}: ${to} belongs in a *.server.ts file`),
      ...(/\bprocess\.(env|cwd|argv|exit|kill)\b/.test(text) ? [`${path}: process belongs in a *.server.ts file`] : []),
    ])

const MACHINE =
  /^(node:(fs|net|http|https|child_process|os|worker_threads|cluster|dgram|tls)(\/.*)?|postgres|drizzle-orm\/(postgres-js|migrator)|pino|nodemailer|prom-client|@opentelemetry\/.+)$/
/** Processes of their own, and what runs in the browser. */
const OUTSIDE = /^app\/report\/child\.tsx$/

export const purity: Rule = (files) =>
  files
    .filter(({ path }) => /^app\/(core|charts|report\/model)\//.test(path) && !path.includes('.server.'))
    .flatMap(({ path, text }) => (text.match(IMPURE) ?? []).map((found) => `${path}: ${found} is an input, not a call`))

const IMPURE =
  /\bnew Date\(\)|\bDate\.now\b|\bMath\.random\b|\bperformance\.|\bprocess\.|\bset(Timeout|Interval|Immediate)\b|\bfetch\(|\bcrypto\.|\bglobalThis\b/g

/** Pages that answer below each language lead to each other by `PlaceLink` and its like, and so does all that leads to them. */
export const placed: Rule = (files) =>
  files
    .filter(({ path }) => path.startsWith('app/') && path.endsWith('.tsx'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(LINKS)]
        .filter(([, , href = '']) => {
          const [, literal] = /^\{?["'`](\/[^"'`?#$]*)/.exec(href) ?? []
          if (literal !== undefined) return isInEachLanguage(literal) || IN_PUBLIC.test(path)
          return (
            IN_PUBLIC.test(path) && !/^\{?["`](?:#|mailto:)/.test(href) && !/^\{[^}]*\} rel="noreferrer"/.test(href)
          )
        })
        .map(
          ([, tag, href]) => `${path}: <${tag} ${href?.slice(0, 30)} does not ask placeIn for the reader's language`,
        ),
    )

const LINKS = /<(a|LinkButton|form|Link|NavLink)\s(?:[^>]|=>)*?\b(?:href|to|action|formAction)=([^\n]*)/g
/** The documents that `LibraryFrame` frames, and nothing else. */
const IN_PUBLIC =
  /^app\/routes\/(?:library|home|use-cases|actions|claims|pitfalls|methodology|sample-report|trust|errors)\/(?!(?:place-link|language-links)\.tsx)/

export const noCycles: Rule = (files) => {
  const edges = new Map(
    files.map(({ path, imports }) => [
      path,
      imports.filter((one) => !one.isPackage && !one.isType).map(({ to }) => to),
    ]),
  )
  const done = new Set<string>()
  const faults: Fault[] = []
  const visit = (path: string, trail: string[]) => {
    const at = trail.indexOf(path)
    if (at >= 0) faults.push(`${path}: a cycle: ${[...trail.slice(at), path].join(' → ')}`)
    if (at >= 0 || done.has(path)) return
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const path of edges.keys()) visit(path, [])
  return faults
}

export const noBarrels: Rule = (files) =>
  files
    .filter(({ text }) => /^\s*export\s+(type\s+)?(\*|\{[^}]*\})\s+from\s/m.test(text))
    .map(({ path }) => `${path}: passes on what another file exports; import it from there`)

export const names: Rule = (files) =>
  files
    .filter(({ path }) => path.split('/').some((part) => VAGUE.test(part.split('.')[0] ?? '')))
    .map(({ path }) => `${path}: a name that says nothing`)

const VAGUE = /^(utils?|helpers?|common|shared|misc|managers?|service|index|stuff|lib)$/

export const honesty: Rule = (files) =>
  files.flatMap(({ path, text }) =>
    Object.entries(HATCHES)
      .filter(([, { where, what }]) => where.test(path) && what.test(text))
      .map(([why]) => `${path}: ${why}`),
  )

const CODE = /^(app|content|db|cli|tests|scripts)\//
const HATCHES: Record<string, { where: RegExp; what: RegExp }> = {
  'any is no type': { where: CODE, what: /(?:[:<|&,(]\s*|\bas\s+)any\s*(?:\[\]|[,;)>=|&}\]]|$)/m },
  'a console is for scripts and the command line': { where: /^(app|content|db)\//, what: /\bconsole\.\w+\(/ },
  'a test that is left out, or leaves others out': {
    where: /^tests\//,
    what: /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:only|skip|todo|fails)\b/,
  },
  'our own code is not mocked': { where: /^tests\//, what: /\bvi\.(?:mock|doMock)\(/ },
}

/** Comments that switch a check off, in the text as it stands. */
export const suppressions = (files: readonly { path: string; text: string }[]): Fault[] =>
  files.filter(({ path, text }) => CODE.test(path) && OFF.test(text)).map(({ path }) => `${path}: switches a check off`)

const OFF =
  /(?:\/\/|\/\*|^\s*\*|^\s*#|<!--).*(?:@ts-(?:ignore|expect-error|nocheck)|(?:biome|eslint|oxlint|v8|c8|istanbul)[- ](?:ignore|disable)|\bTODO\b|\bFIXME\b)/m

/** Places and words of the machine that something was written on; the repository speaks of the product alone. */
export const placeless = (files: readonly { path: string; text: string }[]): Fault[] =>
  files.flatMap(({ path, text }) => PLACES.filter((place) => place.test(text)).map((place) => `${path}: ${place}`))

const PLACES = [
  /(?:^|[\s"'`(=:])\/(?:work|root|home\/\w+|Users\/\w+)\/[\w.-]/m,
  /\b[A-Z]:\\\\?Users\b/,
  /https?:\/\/(?:registry|npm|artifactory|nexus|verdaccio)\.[\w.-]+/,
  /"resolved":\s"(?!https:\/\/registry\.npmjs\.org\/)/,
  /\b(?:localhost|127\.0\.0\.1):4873\b/,
  /\b(?:sub-?agents?|work ?streams?)\b/i,
  /\b(?:see|fixes|closes|part of|for) issue #?\d+\b/i,
]
