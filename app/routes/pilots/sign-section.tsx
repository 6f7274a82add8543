import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Moment } from '#app/ui/moment.tsx'
import { Section } from '#app/ui/section.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { CharterChangeFault } from './change-charter.server.ts'
import type { CharterView } from './charter.tsx'
import { NAME_MAX } from './charter-fields.ts'
import type { VersionView } from './charter-view.server.ts'

type SignProps = { view: CharterView; waiting: VersionView; fault: CharterChangeFault | undefined }

/** Who has signed the version that waits, and a place for each who has not. */
export function SignSection({ view: { frame, you }, waiting, fault }: SignProps) {
  const t = useTranslations('charter')
  return (
    <Section id="sign" title={t('sign.title', { number: waiting.number })} text={t('sign.text')} fills>
      {fault?.field === 'form' && fault.discipline !== '' && (
        <div role="alert">
          <FieldError id="sign-form">{fault.message}</FieldError>
        </div>
      )}
      {waiting.reason !== '' && (
        <p className="max-w-measure [overflow-wrap:anywhere]">{t('sign.reason', { reason: waiting.reason })}</p>
      )}
      <ul className="grid gap-6">
        {waiting.sides.map(({ discipline, name, signed }) => (
          <li key={discipline} className="grid gap-2 border-hair border-b pb-6">
            <p className="font-semibold">{t(`sides.${discipline}`)}</p>
            {signed ? (
              <p className="[overflow-wrap:anywhere]">
                {name} · <Moment {...signed} />
              </p>
            ) : (
              <Form method="post" noValidate className="flex flex-wrap items-end gap-4">
                <fieldset disabled={!frame.mayWrite} className="contents">
                  <input type="hidden" name="number" value={waiting.number} />
                  <input type="hidden" name="discipline" value={discipline} />
                  <TextField
                    name="name"
                    id={`name-${discipline}`}
                    label={t('sign.name')}
                    maxLength={NAME_MAX}
                    autoComplete="name"
                    defaultValue={fault?.discipline === discipline ? fault.typed : you}
                    error={fault?.field === 'name' && fault.discipline === discipline ? fault.message : undefined}
                  />
                  <Button name="intent" value="sign">
                    {t('sign.button', { side: t(`sides.${discipline}`) })}
                  </Button>
                </fieldset>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {frame.mayWrite && (
        <Form method="post">
          <Button kind="quiet" name="intent" value="withdraw">
            {t('sign.withdraw')}
          </Button>
        </Form>
      )}
    </Section>
  )
}

/** Every version that was put before those who sign, the newest first. */
export function VersionsSection({ versions, inForce }: { versions: readonly VersionView[]; inForce: number | null }) {
  const t = useTranslations('charter')
  return (
    <Section id="versions" title={t('versions.title')} fills>
      <ol className="grid gap-4">
        {versions.map(({ number, reason, proposed, sides, withdrawn }) => (
          <li key={number} className="grid gap-1 border-hair border-b pb-4 [overflow-wrap:anywhere]">
            <p className="flex flex-wrap items-center gap-3">
              {t('versions.number', { number })}
              {number === inForce && <Tag>{t('versions.counts')}</Tag>}
              {withdrawn && <Tag>{t('versions.withdrawn')}</Tag>}
            </p>
            <p className="text-sm text-soft">
              {t('versions.proposed', { by: proposed.by || t('versions.somebody') })} · <Moment {...proposed.at} />
            </p>
            {reason !== '' && <p className="max-w-measure">{reason}</p>}
            <ul className="text-sm text-soft">
              {sides.map(({ discipline, name, signed }) =>
                signed ? (
                  <li key={discipline}>
                    {t(`sides.${discipline}`)}: {name} · <Moment {...signed} />
                  </li>
                ) : null,
              )}
            </ul>
          </li>
        ))}
      </ol>
    </Section>
  )
}
