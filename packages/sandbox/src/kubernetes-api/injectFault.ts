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

import { IncomingMessage, ServerResponse } from 'node:http';
import { Fault } from './Fault';
import { sendJson } from './sendJson';

/** @internal */
export function breakOn(
  fault: Exclude<Fault, 'cut'>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (fault === 'reset') {
    request.destroy();
  } else if (fault !== 'hang') {
    const { status, reason = 'InternalError', headers = {} } = fault;
    Object.entries(headers).forEach(([name, value]) =>
      response.setHeader(name, value),
    );
    sendJson(response, status, {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: `a fault of the sandbox: ${reason}`,
      reason,
      code: status,
    });
  }
}

/** Lets only half of the body out, and then cuts the connection. */
export function cutBody(response: ServerResponse): void {
  const write = response.write.bind(response);
  response.end = ((body: unknown) => {
    const text = String(body ?? '');
    write(text.slice(0, text.length / 2), () => response.destroy());
    return response;
  }) as typeof response.end;
}
