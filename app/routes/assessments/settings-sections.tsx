import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { LeadFields } from '#app/routes/questionnaire-parts/lead-fields.tsx'
import { COMPANY_MAX } from '#app/routes/questionnaire-parts/start-form.tsx'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Tick } from '#app/ui/choice.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { SettingsOutcome } from './change-settings.server.ts'
import { ClientSection } from './client-section.tsx'
import { LinkMade } from './private-link.tsx'
import type { AssessmentDesk } from './settings.tsx'

type SectionsProps = {
  head: AssessmentHead
  form: 'short' | 'full'
  /** Who answers, and what they can choose from. */
  who: Pick<Parameters<typeof LeadFields>[0], 'disciplines' | 'given'>
  /** The workspace of which they may take everything along; `null`: not they. */
  archive: string | null
  /** The client that it stands with; `null`: a guest has none. */
  desk: AssessmentDesk | null
  /** How many AI systems are deleted along with it. */
  systems: number
  outcome: SettingsOutcome | undefined
}

/** Link, name, form, how long it is kept, export, deletion. */
export function SettingsSections({ head, form, who, archive, desk, systems, outcome }: SectionsProps) {
  const t = useTranslations('app.settingsPage')
  const other = form === 'short' ? 'full' : 'short'
  return (
    <div className="grid gap-12">
      {outcome?.done && (
        <Notice>{outcome.done === 'extended' ? t.rich('extended', keptOn(head)) : t(outcome.done)}</Notice>
      )}
      {head.keptUntil && (
        <Section fills id="link" title={t('link')} text={t('linkText')}>
          {outcome?.link && <LinkMade key={outcome.link} link={outcome.link} />}
          <Form method="post" className="flex flex-wrap gap-4">
            <Button name="intent" value="link">
              {t('makeLink')}
            </Button>
            <Button kind="quiet" name="intent" value="revoke">
              {t('revoke')}
            </Button>
          </Form>
        </Section>
      )}
      {!head.isSubmitted && (
        <>
          <Section fills id="name" title={t('name')}>
            <Form method="post" noValidate className="grid justify-items-start gap-4">
              <div className="w-full">
                <TextField
                  name="company"
                  label={t('name')}
                  defaultValue={head.title}
                  maxLength={COMPANY_MAX}
                  error={outcome?.errors?.company}
                />
              </div>
              <Button name="intent" value="rename">
                {t('save')}
              </Button>
            </Form>
          </Section>
          <Section fills id="who" title={t('who')}>
            <Form method="post" noValidate className="grid justify-items-start gap-6">
              <LeadFields disciplines={who.disciplines} given={outcome?.typed ?? who.given} errors={outcome?.errors} />
              <Button name="intent" value="lead">
                {t('save')}
              </Button>
            </Form>
          </Section>
          <Section fills id="form" title={t('form')} text={t(other === 'full' ? 'toFullText' : 'toShortText')}>
            <Form method="post">
              <input type="hidden" name="form" value={other} />
              <Button name="intent" value="form">
                {t(other === 'full' ? 'toFull' : 'toShort')}
              </Button>
            </Form>
          </Section>
        </>
      )}
      {desk && <ClientSection desk={desk} outcome={outcome} />}
      {head.keptUntil && (
        <Section fills id="kept" title={t('kept')} text={t.rich('keptText', keptOn(head))}>
          <Form method="post">
            <Button name="intent" value="extend">
              {t('extend')}
            </Button>
          </Form>
          <p>
            <Link to="/sign-in">{t('keepLink')}</Link>
          </p>
        </Section>
      )}
      <Section fills id="export" title={t('export')} text={t('exportText')}>
        <a href={`/assessments/${head.id}/answers.json`} download>
          {t('exportLink')}
        </a>
        <p className="max-w-measure text-soft">{t('sheetText')}</p>
        <a href={`/assessments/${head.id}/answers.xlsx`} download>
          {t('sheetLink')}
        </a>
        {archive !== null && (
          <>
            <p className="max-w-measure text-soft">{t('archiveText')}</p>
            <a href={`/workspaces/${archive}/export.zip`}>{t('archiveLink')}</a>
          </>
        )}
      </Section>
      {head.mayDelete && (
        <Section fills id="delete" title={t('delete')} text={t('deleteText')}>
          {systems > 0 && <p className="max-w-measure">{t('deleteSystems', { count: systems })}</p>}
          <Form method="post" className="grid justify-items-start gap-4">
            {outcome?.errors?.confirm && <FieldError id="confirm">{outcome.errors.confirm}</FieldError>}
            <Tick name="confirm" value="yes">
              {t('deleteConfirm')}
            </Tick>
            <Button kind="danger" name="intent" value="delete">
              {t('delete')}
            </Button>
          </Form>
        </Section>
      )}
    </div>
  )
}

const keptOn = ({ keptUntil }: AssessmentHead) => ({ date: () => (keptUntil ? <CalendarDate on={keptUntil} /> : null) })
