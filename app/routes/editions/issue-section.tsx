import { useTranslations } from 'use-intl'
import { useLanguageName } from '#app/routes/language-name.ts'
import { LanguageLine } from '#app/routes/report/language-line.tsx'
import { Button } from '#app/ui/button.tsx'
import { Tick } from '#app/ui/choice.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Section } from '#app/ui/section.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type EditionsFault, NAME_MAX, NOTE_MAX } from './edition-fields.ts'
import type { EditionsView } from './editions-view.server.ts'

type IssueProps = { view: EditionsView; fault: Extract<EditionsFault, { form: 'issue' }> | undefined }

/** The form that makes the next version; nothing where there is nothing to issue. */
export function IssueSection({ view, fault }: IssueProps) {
  const t = useTranslations('editions')
  const { next, content, paper, you } = view
  const all = useBases(view)
  // What changed is said in the report's own language, of a version in the same.
  const bases = all.filter(({ language }) => language === view.language.shown)
  const errors = fault?.errors ?? {}
  const summary = (['note', 'since', 'by'] as const).flatMap((name) =>
    errors[name] ? [{ fieldId: name, message: errors[name] }] : [],
  )
  if (!view.mayIssue && !fault) {
    if (view.isFull) return <p className="max-w-measure">{t('issue.full')}</p>
    return view.state === 'issued' ? <LanguageLine {...view.language} href={`${view.base}/report/versions`} /> : null
  }
  return (
    <Section id="issue" title={t('issue.title', { version: next })} text={t('issue.text')} fills>
      <ErrorSummary errors={errors.form ? [{ fieldId: 'issue', message: errors.form }, ...summary] : summary} />
      <LanguageLine {...view.language} href={`${view.base}/report/versions`} />
      <form method="post" noValidate className="grid max-w-form gap-6">
        <input type="hidden" name="content" value={content} />
        <TextField
          name="by"
          label={t('issue.by')}
          hint={t('issue.byHint')}
          optional
          maxLength={NAME_MAX}
          autoComplete="name"
          defaultValue={fault?.typed.by ?? you}
          error={errors.by}
        />
        <TextArea
          name="note"
          label={t('issue.note')}
          hint={t('issue.noteHint')}
          optional
          maxLength={NOTE_MAX}
          defaultValue={fault?.typed.note}
          error={errors.note}
        />
        {bases.length > 0 && (
          <Select
            name="since"
            label={t('issue.since')}
            hint={t('issue.sinceHint')}
            defaultValue={fault?.typed.since ?? ''}
            error={errors.since}
            options={[{ value: '', label: t('issue.sinceNone') }, ...bases]}
          />
        )}
        <Select
          name="paper"
          label={t('issue.paper')}
          defaultValue={fault?.typed.paper ?? paper}
          options={[
            { value: 'a4', label: t('issue.a4') },
            { value: 'letter', label: t('issue.letter') },
          ]}
        />
        <Tick name="forReaders" value="yes" defaultChecked={fault?.typed.forReaders}>
          {t('issue.forReaders')}
        </Tick>
        <p>
          <Button kind="primary" name="intent" value="issue">
            {t('issue.button', { version: next })}
          </Button>
        </p>
      </form>
    </Section>
  )
}

/** The versions that can be compared with, as a list to choose from; with their languages where there are several. */
export function useBases({ bases }: EditionsView) {
  const t = useTranslations('editions')
  const name = useLanguageName()
  const isMixed = new Set(bases.map(({ language }) => language)).size > 1
  return bases.map(({ value, title, version, language }) => {
    const label = title === null ? t('version', { version }) : t('otherVersion', { title, version })
    return { value, language, label: isMixed ? t('versionIn', { version: label, language: name(language) }) : label }
  })
}
