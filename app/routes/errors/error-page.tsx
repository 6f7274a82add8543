import { useTranslations } from 'use-intl'
import { PlaceButton, PlaceForm, PlaceLink } from '#app/routes/library/place-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { Masthead } from '#app/ui/masthead.tsx'
import { Page } from '#app/ui/page.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { Wordmark } from '#app/ui/wordmark.tsx'

type ErrorPageProps = {
  /** HTTP status. */
  status: number
  /** A sentence that fits better than the usual one for this status; never an error's own text. */
  message?: string
  /** What the log calls this request; nothing else of the error is shown. */
  requestId?: string
}

/** What happened in one sentence, and what to do next. */
export function ErrorPage({ status, message, requestId }: ErrorPageProps) {
  const t = useTranslations('errors')
  const kind = kindOf(status)
  const { title, next } = wordsOf(message, { title: t(`${kind}.title`), next: t(`${kind}.next`) })
  return (
    <Page
      width="form"
      masthead={
        <Masthead
          brand={
            <PlaceLink href="/">
              <Wordmark />
            </PlaceLink>
          }
        />
      }
    >
      <title>{title}</title>
      <p className="text-faint text-sm">{status}</p>
      <h1 className="mt-3">{title}</h1>
      <p className="mt-4 text-soft">{next}</p>
      {kind === 'notFound' && <SearchLibrary />}
      <div className="mt-8">
        <PlaceButton href="/">{t('home')}</PlaceButton>
      </div>
      {requestId && <p className="mt-12 text-faint text-sm">{t('requestId', { requestId })}</p>}
    </Page>
  )
}

/** For whoever followed an old address or mistyped one: what they looked for may be in the library. */
function SearchLibrary() {
  const t = useTranslations('errors.search')
  return (
    <search className="mt-8 border-hair border-y py-6">
      <PlaceForm action="/glossary" className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 grow basis-64">
          <TextField name="q" type="search" label={t('label')} />
        </div>
        <Button>{t('button')}</Button>
      </PlaceForm>
      <nav aria-label={t('parts')} className="mt-3 flex flex-wrap gap-x-5">
        {PARTS.map(([name, path]) => (
          <PlaceLink key={name} href={path} className="inline-flex min-h-11 items-center">
            {t(name)}
          </PlaceLink>
        ))}
      </nav>
    </search>
  )
}

const PARTS = [
  ['glossary', '/glossary'],
  ['useCases', '/use-cases'],
  ['actions', '/actions'],
] as const

type Words = { title: string; next: string }

/** A message of several sentences says itself what comes next: its first one is the title. */
function wordsOf(message: string | undefined, usual: Words): Words {
  if (message === undefined) return usual
  const end = message.indexOf('. ') + 1
  return end === 0 ? { ...usual, title: message } : { title: message.slice(0, end), next: message.slice(end + 1) }
}

function kindOf(status: number) {
  if (status === 403) return 'forbidden'
  if (status === 404) return 'notFound'
  if (status === 410) return 'gone'
  if (status === 429) return 'tooMany'
  if (status === 503) return 'busy'
  return status >= 400 && status < 500 ? 'refused' : 'failed'
}
