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
const SECRET_NAME =
  /(?:^|[_.-])(?:password|passwd|passphrase|secret|token|credentials?|(?:secret|private|api|access|account|shared)_?key(?:_pem|_base64)?|secret_access_key|connection_string)$/;

/** What is in every name that is secret. */
const SECRET_WORD = /pass|secret|token|credential|key|connection/;

/** Words of a name in camel case, such as `clientSecret`. */
const NEW_WORD = /([a-z0-9])([A-Z])/g;

/**
 * Whether a secret name may be in a text: quick to ask, and seldom the case.
 *
 * @internal
 */
export function mayNameSecret(text: string): boolean {
  return SECRET_WORD.test(text.toLowerCase());
}

/**
 * Whether an attribute is secret going by its name alone. Providers forget to
 * mark such attributes, and Terraform shows them then.
 *
 * @public
 */
export function isSecretName(name: string): boolean {
  return (
    mayNameSecret(name) &&
    SECRET_NAME.test(name.replace(NEW_WORD, '$1_$2').toLowerCase())
  );
}
