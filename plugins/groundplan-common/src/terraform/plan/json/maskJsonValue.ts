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
import { getField } from '../../../kubernetes';
import { isSecretName } from '../isSecretName';
import { maskPrivateKeys } from '../maskPrivateKeys';
import { SENSITIVE_VALUE } from '../Plan';
import { KnownSecrets } from './KnownSecrets';
import { readMark } from './readMark';

/** Deeper than any resource; what is below is not shown. */
export const DEEPEST = 64;

const TOO_DEEP = '(nested too deeply to be shown)';

/** Withholds what of a text is known to be secret. @internal */
export function maskText(text: string, secrets: KnownSecrets): string {
  return secrets.mask(maskPrivateKeys(text));
}

/** The marks of a part. @internal */
export function marksOf(marks: unknown, key: string | number): unknown {
  if (readMark(marks) !== 'parts') {
    return marks;
  }
  return Array.isArray(marks)
    ? marks[Number(key)]
    : getField(marks, String(key));
}

/**
 * A copy of a value without anything sensitive in it.
 *
 * @param marks - the value of `before_sensitive` or `after_sensitive` beside it
 * @param name - of the attribute, which may tell that it is secret
 * @internal
 */
export function maskJsonValue(
  value: unknown,
  marks: unknown,
  secrets: KnownSecrets,
  name = '',
  depth = 0,
): unknown {
  if (readMark(marks) === true && value !== null && value !== undefined) {
    return SENSITIVE_VALUE;
  }
  if (typeof value === 'string') {
    return value !== '' && isSecretName(name)
      ? SENSITIVE_VALUE
      : maskText(value, secrets);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (depth >= DEEPEST) {
    return TOO_DEEP;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      maskJsonValue(item, marksOf(marks, index), secrets, name, depth + 1),
    );
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      maskText(key, secrets),
      maskJsonValue(inner, marksOf(marks, key), secrets, key, depth + 1),
    ]),
  );
}
