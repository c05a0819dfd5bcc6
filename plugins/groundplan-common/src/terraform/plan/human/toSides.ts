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
import { PlanAttribute, PlanAttributeAction, SENSITIVE_VALUE } from '../Plan';
import { readValue, ValueTerm } from './readValue';

/** @internal */
export type Sides = Pick<
  PlanAttribute,
  'before' | 'after' | 'sensitive' | 'unknown'
>;

/** A value that Terraform itself does not show. @internal */
export const WITHHELD: ValueTerm = {
  text: SENSITIVE_VALUE,
  isNull: false,
  unknown: false,
  sensitive: true,
};

/** A name as it is, where it is written as a string. @internal */
export function unquoteName(name: string): string {
  return name.startsWith('"') ? readValue(name).terms[0]?.text ?? name : name;
}

function show(term: ValueTerm | undefined): string | undefined {
  if (!term || term.isNull) {
    return undefined;
  }
  return term.sensitive ? SENSITIVE_VALUE : term.text;
}

/**
 * What an attribute was and will be, of the values that are written behind it.
 *
 * @internal
 */
export function toSides(
  terms: ValueTerm[],
  action: PlanAttributeAction,
): Sides {
  const first = terms.at(0);
  const second = terms.at(1);
  const sensitive = terms.some(term => term.sensitive);
  const hasBefore = action === 'delete' || terms.length > 1;
  // Of a sensitive value that changes, one placeholder stands for both sides.
  const isBoth = action === 'update' && terms.length === 1 && sensitive;
  const after = hasBefore ? second : first;
  return {
    before: hasBefore || isBoth ? show(first) : undefined,
    after: action === 'delete' ? undefined : show(after),
    sensitive: sensitive || undefined,
    unknown: after?.unknown || undefined,
  };
}
