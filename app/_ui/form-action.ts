"use client";

import { unstable_rethrow } from "next/navigation";
import { type FormEvent, startTransition, useActionState, useState, useTransition } from "react";

/**
 * Calls a server action from a form that must not lose what was typed: an action that could not be reached or failed gives null, for the
 * form to report, and not the error page. A redirect goes on.
 */
export async function callAction<Answer>(call: () => Promise<Answer>): Promise<Awaited<Answer> | null> {
  try {
    return await call();
  } catch (error) {
    unstable_rethrow(error);
    console.error(error);
    return null;
  }
}

/**
 * A form's server action. Without scripts the browser posts the form; with them it stays as typed and gets the answer, or `isUnanswered`.
 * @returns `formProps` for the form, and `send` to send its data otherwise
 */
export function useFormAction<State>(
  action: (state: Awaited<State>, form: FormData) => Promise<State>,
  initial: Awaited<State>,
) {
  const [posted, post] = useActionState(action, initial);
  const [answered, setAnswered] = useState<Awaited<State> | null>(null);
  const [isUnanswered, setUnanswered] = useState(false);
  const [isBusy, startSending] = useTransition();
  const state = answered ?? posted;

  function send(form: FormData, onEnd: () => void = () => {}) {
    startSending(async () => {
      const answer = await callAction(() => action(state, form));
      startTransition(() => {
        if (answer !== null) setAnswered(answer);
        setUnanswered(answer === null);
        onEnd();
      });
    });
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    send(new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter));
  }

  return { state, send, isBusy, isUnanswered, formProps: { action: post, onSubmit, noValidate: true } };
}
