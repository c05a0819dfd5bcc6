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

import { GoFunction, GoFunctionTable, variadic } from '../GoFunction';

const NAMES = [
  'bcrypt',
  'htpasswd',
  'genCA',
  'genCAWithKey',
  'genSelfSignedCert',
  'genSelfSignedCertWithKey',
  'genSignedCert',
  'genSignedCertWithKey',
  'buildCustomCert',
  'encryptAES',
  'decryptAES',
];

/**
 * Sprig's functions that make keys and secrets: what they make is new with every rendering
 * and would be committed for all to read.
 */
export const unsupportedFunctions: GoFunctionTable = Object.fromEntries(
  NAMES.map((name): [string, GoFunction] => [
    name,
    variadic([], 'any', () => {
      throw new Error(`${name} is not supported`);
    }),
  ]),
);
