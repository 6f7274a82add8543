import { Form } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextField } from '#app/ui/text-field.tsx'

type TakeBackProps = {
  id: string
  /** What the form sends beside the reason. */
  fields: Readonly<Record<string, string>>
  reasonMax: number
  /** What came back from this very form; it stays unfolded then. */
  outcome: { typed: { reason?: string }; errors: { reason?: string } } | undefined
  words: { summary: string; why: string; send: string }
}

/** Takes something back that was written down of a pilot, with a reason. */
export function TakeBack({ id, fields, reasonMax, outcome, words }: TakeBackProps) {
  return (
    <Disclosure summary={words.summary} open={outcome !== undefined}>
      <Form method="post" noValidate className="grid max-w-form justify-items-start gap-4">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="w-full">
          <TextField
            name="reason"
            id={`reason-${id}`}
            label={words.why}
            maxLength={reasonMax}
            defaultValue={outcome?.typed.reason}
            error={outcome?.errors.reason}
          />
        </div>
        <Button name="intent" value="withdraw">
          {words.send}
        </Button>
      </Form>
    </Disclosure>
  )
}
