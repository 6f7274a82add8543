import { useTranslations } from 'use-intl'
import { useLanguageName } from '#app/routes/language-name.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Moment } from '#app/ui/moment.tsx'
import { Section } from '#app/ui/section.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type EditionsFault, NAME_MAX, POSITION_MAX } from './edition-fields.ts'
import type { EditionsView, EditionView } from './editions-view.server.ts'

type SignFault = Extract<EditionsFault, { form: 'sign' }> | undefined

/** Every version that was issued, the newest first. */
export function EditionList({ view, fault }: { view: EditionsView; fault: SignFault }) {
  const t = useTranslations('editions')
  const { editions, base, you } = view
  if (editions.length === 0) return null
  return (
    <Section id="versions" title={t('list.title')} fills>
      <ol className="grid gap-8">
        {editions.map((edition, at) => (
          <li
            key={edition.version}
            id={`v${edition.version}`}
            className="grid gap-3 border-hair border-b pb-8 last:border-b-0 last:pb-0"
          >
            <EditionHead edition={edition} isLatest={at === 0} />
            <EditionLinks edition={edition} before={beforeOf(editions, at)} base={base} />
            {edition.maySign && (
              <SignForm
                version={edition.version}
                you={you}
                fault={fault?.typed.version === edition.version ? fault : undefined}
              />
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** The version before one in the same language: in another, every sentence reads otherwise. */
const beforeOf = (editions: readonly EditionView[], at: number) =>
  editions.slice(at + 1).find(({ language }) => language === editions[at]?.language)?.version

function EditionHead({ edition, isLatest }: { edition: EditionView; isLatest: boolean }) {
  const t = useTranslations('editions.list')
  const name = useLanguageName()
  const { version, language, issued, note, signature } = edition
  return (
    <>
      <h3 className="flex flex-wrap items-center gap-3 text-lg">
        {t('version', { version })}
        {isLatest && <Tag>{t('latest')}</Tag>}
        {signature && <Tag>{t('isSigned')}</Tag>}
      </h3>
      <p className="text-soft">
        {issued.by === '' ? t('issued') : t('issuedBy', { by: issued.by })} · <Moment {...issued.at} /> ·{' '}
        {name(language)}
      </p>
      {signature && (
        <p>
          {t('signedBy', { name: signature.name })}
          {signature.position !== '' && ` · ${signature.position}`} · <Moment {...signature.at} />
        </p>
      )}
      {note !== '' && <p className="max-w-measure whitespace-pre-line">{note}</p>}
    </>
  )
}

type LinksProps = { edition: EditionView; before: string | undefined; base: string }

function EditionLinks({ edition: { version, files, sha256 }, before, base }: LinksProps) {
  const t = useTranslations('editions.list')
  const pdf = `${base}/report/versions/${version}.pdf`
  const isSigned = files.some(({ kind }) => kind === 'signed')
  return (
    <>
      <p className="flex flex-wrap gap-x-6 [&_a]:inline-flex [&_a]:min-h-11 [&_a]:items-center">
        <a href={pdf}>{t(isSigned ? 'signedPdf' : 'pdf', { version })}</a>
        {isSigned && <a href={`${pdf}?as=issued`}>{t('issuedPdf', { version })}</a>}
        {before && (
          <a href={`${base}/report/versions?from=${before}&to=${version}#compare`}>
            {t('changes', { version: before })}
          </a>
        )}
      </p>
      <Disclosure summary={t('proof')}>
        <dl className="grid gap-1 text-sm text-soft">
          <dt>{t('reportHash')}</dt>
          <dd className="font-mono">{sha256}</dd>
          {files.map(({ kind, hash }) => (
            <div key={kind}>
              <dt>{t(`hash.${kind}`)}</dt>
              <dd className="font-mono">{hash}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </>
  )
}

function SignForm({ version, you, fault }: { version: string; you: string; fault: SignFault }) {
  const t = useTranslations('editions.sign')
  const id = version.replace('.', '-')
  return (
    <Disclosure summary={t('title', { version })} open={fault !== undefined}>
      <form method="post" noValidate className="grid max-w-form gap-4">
        <p className="max-w-measure text-soft">{t('text')}</p>
        {fault?.errors.form && (
          <div role="alert">
            <FieldError id={`sign-${id}`}>{fault.errors.form}</FieldError>
          </div>
        )}
        <input type="hidden" name="version" value={version} />
        <TextField
          name="name"
          id={`name-${id}`}
          label={t('name')}
          maxLength={NAME_MAX}
          autoComplete="name"
          defaultValue={fault?.typed.name ?? you}
          error={fault?.errors.name}
        />
        <TextField
          name="position"
          id={`position-${id}`}
          label={t('position')}
          optional
          maxLength={POSITION_MAX}
          autoComplete="organization-title"
          defaultValue={fault?.typed.position}
          error={fault?.errors.position}
        />
        <p>
          <Button kind="secondary" name="intent" value="sign">
            {t('button', { version })}
          </Button>
        </p>
      </form>
    </Disclosure>
  )
}
