import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Proposal } from '#app/core/governance/register/propose-systems.ts'
import { Button } from '#app/ui/button.tsx'
import { CheckboxCard, ChoiceGroup } from '#app/ui/choice.tsx'
import { Section } from '#app/ui/section.tsx'

type ProposalsProps = { proposals: readonly Proposal[]; error: string | undefined; isFirst: boolean }

/** Systems that the check speaks of and the register has none of yet; one click adds those chosen. */
export function Proposals({ proposals, error, isFirst }: ProposalsProps) {
  const t = useTranslations('register.proposals')
  return (
    <Section title={t('heading')} text={t('text')}>
      <Form method="post" className="grid max-w-measure justify-items-start gap-6">
        <ChoiceGroup id="system" legend={t('legend')} error={error}>
          {proposals.map(({ key, kind, name, purpose }) => (
            <CheckboxCard key={key} name="system" value={key} id={key} defaultChecked={isFirst}>
              {name} <span className="text-sm text-soft">({t(`from.${kind}`)})</span>
              <span className="block text-sm text-soft">{purpose}</span>
            </CheckboxCard>
          ))}
        </ChoiceGroup>
        <Button kind={isFirst ? 'primary' : 'secondary'}>{t('add')}</Button>
      </Form>
    </Section>
  )
}
