import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { WorkspaceOutcome } from './change-workspace.server.ts'
import type { WorkspaceView } from './workspace.tsx'

/** Name and kind of the workspace. */
export function SettingsForms({ view, outcome }: { view: WorkspaceView; outcome: WorkspaceOutcome | undefined }) {
  const t = useTranslations('workspace')
  const other = view.kind === 'consultancy' ? 'team' : 'consultancy'
  return (
    <>
      <Section id="name-of-workspace" title={t('name')}>
        <Form method="post" noValidate className="grid w-full max-w-form justify-items-start gap-4">
          <div className="w-full">
            <TextField
              name="name"
              label={t('name')}
              hint={t('nameHint')}
              maxLength={200}
              defaultValue={outcome?.typed?.name ?? view.name}
              error={outcome?.errors?.name}
            />
          </div>
          <Button name="intent" value="name">
            {t('save')}
          </Button>
        </Form>
      </Section>
      <Section id="address-of-workspace" title={t('address')}>
        <Form method="post" noValidate className="grid w-full max-w-form justify-items-start gap-4">
          <div className="w-full">
            <TextArea
              name="address"
              label={t('address')}
              hint={t('addressHint')}
              optional
              maxLength={500}
              defaultValue={outcome?.typed?.address ?? view.address}
              error={outcome?.errors?.address}
            />
          </div>
          <Button name="intent" value="address">
            {t('save')}
          </Button>
        </Form>
      </Section>
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
