import type { ReactNode } from 'react'
import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Section } from '#app/ui/section.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { GeneralOutcome } from './change-general.server.ts'
import type { GeneralView } from './general.tsx'

type Part = { view: GeneralView; outcome: GeneralOutcome | undefined }

/** How the workspace is called, where its mail goes, how it counts its days, and of which kind it is. */
export function GeneralForms({ view, outcome }: Part) {
  const t = useTranslations('workspace')
  const other = view.frame.kind === 'consultancy' ? 'team' : 'consultancy'
  return (
    <>
      <FieldForm id="name-of-workspace" intent="name">
        <TextField
          name="name"
          label={t('name')}
          hint={t('nameHint')}
          maxLength={200}
          defaultValue={outcome?.typed?.name ?? view.frame.name}
          error={outcome?.errors?.name}
        />
      </FieldForm>
      <FieldForm id="address-of-workspace" intent="address">
        <TextArea
          name="address"
          label={t('address')}
          hint={t('addressHint')}
          optional
          maxLength={500}
          defaultValue={outcome?.typed?.address ?? view.address}
          error={outcome?.errors?.address}
        />
      </FieldForm>
      <FieldForm id="zone-of-workspace" intent="zone">
        <Select
          name="zone"
          label={t('zone')}
          hint={t('zoneHint')}
          defaultValue={view.timeZone}
          error={outcome?.errors?.zone}
          options={view.zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        />
      </FieldForm>
      <Section id="kind" title={t('kind')} text={t(other === 'consultancy' ? 'toConsultancyText' : 'toTeamText')}>
        <Form method="post">
          <input type="hidden" name="kind" value={other} />
          <Button name="intent" value="kind">
            {t(other === 'consultancy' ? 'toConsultancy' : 'toTeam')}
          </Button>
        </Form>
      </Section>
    </>
  )
}

type FieldFormProps = { id: string; intent: 'name' | 'address' | 'zone'; children: ReactNode }

/** One field that is saved by itself, under its own heading. */
function FieldForm({ id, intent, children }: FieldFormProps) {
  const t = useTranslations('workspace')
  return (
    <Section id={id} title={t(intent)}>
      <Form method="post" noValidate className="grid w-full max-w-form justify-items-start gap-4">
        <div className="w-full">{children}</div>
        <Button name="intent" value={intent}>
          {t('save')}
        </Button>
      </Form>
    </Section>
  )
}
