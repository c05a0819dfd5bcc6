/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
import { ShownPlan } from '../Plan';
import { Stepwise } from '../stepwise';
import { UnreadParts } from '../UnreadParts';
import { collectSecrets } from './collectSecrets';
import { KnownSecrets } from './KnownSecrets';
import { maskJsonPlan } from './maskJsonPlan';
import { readJsonPlan } from './readJsonPlan';
import { readPlanDocument } from './readPlanDocument';

/**
 * Masks and reads a plan as `terraform show -json` writes it, of one document and
 * what is secret in it.
 *
 * @internal
 */
export function* showJsonPlan(text: string): Stepwise<ShownPlan> {
  const unread = new UnreadParts();
  const document = readPlanDocument(text);
  if (typeof document === 'string') {
    unread.add(document);
    const secrets = KnownSecrets.create([]);
    return {
      text: `(not shown: ${document})`,
      plan: yield* readJsonPlan({}, { secrets, unread }),
    };
  }
  yield;
  const secrets = KnownSecrets.create(collectSecrets(document));
  yield;
  return {
    text: yield* maskJsonPlan(document, secrets),
    plan: yield* readJsonPlan(document, { secrets, unread }),
  };
}
