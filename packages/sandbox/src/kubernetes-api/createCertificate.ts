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

import { generate } from 'selfsigned';

/** A key and a certificate that is its own authority. @public */
export interface Certificate {
  key: string;
  cert: string;
}

/** A certificate for 127.0.0.1 and localhost, good for a year. @public */
export async function createCertificate(): Promise<Certificate> {
  const { private: key, cert } = await new Promise<{
    private: string;
    cert: string;
  }>((resolve, reject) =>
    generate(
      [{ name: 'commonName', value: 'groundplan-sandbox' }],
      {
        days: 365,
        keySize: 2048,
        algorithm: 'sha256',
        extensions: [
          { name: 'basicConstraints', cA: true },
          {
            name: 'subjectAltName',
            altNames: [
              { type: 2, value: 'localhost' },
              { type: 7, ip: '127.0.0.1' },
            ],
          },
        ],
      },
      (error, pems) => (error ? reject(error) : resolve(pems)),
    ),
  );
  return { key, cert };
}
