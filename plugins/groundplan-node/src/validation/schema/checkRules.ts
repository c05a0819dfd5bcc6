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
import { CelInput } from '@bufbuild/cel';
import {
  getList,
  getRecord,
  getString,
} from 'backstage-plugin-groundplan-common';
import { evaluateRule } from '../cel/evaluateRule';
import { toCelValue, UntoldValue, withIdentity } from '../cel/toCelValue';
import { FieldPath, formatField } from '../manifests/formatField';
import { additionalOf, propertyOf, Schema, SchemaVerdict } from './Schema';

/**
 * What the rules in CEL of a schema refuse, as far as they can be evaluated here;
 * the others are named.
 *
 * @internal
 */
export function checkRules(value: unknown, schema: Schema): SchemaVerdict {
  const verdict: SchemaVerdict = { problems: [], unchecked: [] };
  visit(value, withIdentity(schema), [], verdict);
  return verdict;
}

function visit(
  value: unknown,
  schema: Schema,
  field: FieldPath,
  verdict: SchemaVerdict,
): void {
  if (getList(schema, 'x-kubernetes-validations').length > 0) {
    evaluate(value, schema, field, verdict);
  }
  if (Array.isArray(value)) {
    const items = getRecord(schema, 'items');
    value.forEach(
      (item, index) => items && visit(item, items, [...field, index], verdict),
    );
    return;
  }
  for (const [key, nested] of Object.entries(getRecord(value) ?? {})) {
    const known = propertyOf(schema, key) ?? additionalOf(schema);
    if (known) {
      visit(nested, known, [...field, key], verdict);
    }
  }
}

function evaluate(
  value: unknown,
  schema: Schema,
  field: FieldPath,
  { problems, unchecked }: SchemaVerdict,
): void {
  // Of all elements of a list the same is to be said.
  const place =
    formatField(
      field.map(key => (typeof key === 'number' ? 0 : key)),
    ).replaceAll('[0]', '[]') || 'the object';
  const self = tell(value, schema);
  for (const one of getList(schema, 'x-kubernetes-validations')) {
    const rule = getString(one, 'rule') ?? '';
    const verdict =
      'why' in self
        ? ({ kind: 'untold', why: self.why } as const)
        : evaluateRule(rule, { ...self, schema, largest: largestOf(value) });
    if (verdict.kind === 'broken') {
      const message = getString(one, 'message');
      problems.push({
        field,
        message: message ?? `must obey the rule ${rule}`,
      });
    } else if (verdict.kind === 'untold') {
      unchecked.push({
        what: `CEL rule of ${place}: ${getString(one, 'message') ?? rule}`,
        why: verdict.why,
      });
    }
  }
}

function tell(
  value: unknown,
  schema: Schema,
): { self: CelInput } | { why: string } {
  try {
    return { self: toCelValue(value, schema) };
  } catch (error) {
    if (error instanceof UntoldValue) {
      return { why: `it is about ${error.message}` };
    }
    throw error;
  }
}

/** The most items or fields that there are at one place. */
function largestOf(value: unknown): number {
  const nested = Array.isArray(value)
    ? value
    : Object.values(getRecord(value) ?? {});
  return nested.reduce<number>(
    (most, one) => Math.max(most, largestOf(one)),
    nested.length,
  );
}
