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

import { CustomErrorBase } from '@backstage/errors';

/** One of the causes of a failure. @public */
export interface StatusCause {
  reason: string;
  message: string;
  field?: string;
}

/** What a failure is about. @public */
export interface StatusDetails {
  name?: string;
  group?: string;
  kind?: string;
  uid?: string;
  causes?: StatusCause[];
  retryAfterSeconds?: number;
}

/** The `Status` object that the API answers failures and deletions with. @public */
export interface StatusBody {
  kind: 'Status';
  apiVersion: 'v1';
  metadata: { continue?: string };
  status: 'Success' | 'Failure';
  message?: string;
  reason?: string;
  details?: StatusDetails;
  code?: number;
}

/** Names a resource in messages, as in `clusters.cluster.x-k8s.io`. @internal */
export interface ResourceName {
  group: string;
  plural: string;
}

function qualified({ group, plural }: ResourceName): string {
  return group ? `${plural}.${group}` : plural;
}

/**
 * A failure with the body and code that a Kubernetes API server answers with.
 *
 * @public
 */
export class StatusError extends CustomErrorBase {
  name = 'StatusError' as const;

  private constructor(
    readonly code: number,
    readonly reason: string | undefined,
    message: string,
    readonly details?: StatusDetails,
    readonly continueToken?: string,
  ) {
    super(message);
  }

  static badRequest(message: string) {
    return new StatusError(400, 'BadRequest', message);
  }

  static unauthorized() {
    return new StatusError(401, 'Unauthorized', 'Unauthorized');
  }

  static forbidden(message: string, details: StatusDetails = {}) {
    return new StatusError(403, 'Forbidden', message, details);
  }

  static notFound(resource: ResourceName, name: string) {
    return new StatusError(
      404,
      'NotFound',
      `${qualified(resource)} "${name}" not found`,
      { name, group: resource.group || undefined, kind: resource.plural },
    );
  }

  static unknownResource() {
    return new StatusError(
      404,
      'NotFound',
      'the server could not find the requested resource',
      {},
    );
  }

  static methodNotAllowed() {
    return new StatusError(
      405,
      'MethodNotAllowed',
      'the server does not allow this method on the requested resource',
      {},
    );
  }

  static notAcceptable() {
    return new StatusError(
      406,
      'NotAcceptable',
      'only the following media types are accepted: application/json',
    );
  }

  static alreadyExists(resource: ResourceName, name: string) {
    return new StatusError(
      409,
      'AlreadyExists',
      `${qualified(resource)} "${name}" already exists`,
      { name, group: resource.group || undefined, kind: resource.plural },
    );
  }

  static conflict(resource: ResourceName, name: string, why: string) {
    return new StatusError(
      409,
      'Conflict',
      `Operation cannot be fulfilled on ${qualified(
        resource,
      )} "${name}": ${why}`,
      { name, group: resource.group || undefined, kind: resource.plural },
    );
  }

  static expired(message: string, continueToken?: string) {
    return new StatusError(410, 'Expired', message, undefined, continueToken);
  }

  static unsupportedMediaType(supported: string[]) {
    return new StatusError(
      415,
      'UnsupportedMediaType',
      `the body of the request was in an unknown format - accepted media types include: ${supported.join(
        ', ',
      )}`,
    );
  }

  static invalid(
    kind: { group: string; kind: string },
    name: string,
    causes: StatusCause[],
  ) {
    const what = kind.group ? `${kind.kind}.${kind.group}` : kind.kind;
    const lines = causes.map(cause =>
      cause.field ? `${cause.field}: ${cause.message}` : cause.message,
    );
    return new StatusError(
      422,
      'Invalid',
      `${what} "${name}" is invalid: ${
        lines.length === 1 ? lines[0] : `[${lines.join(', ')}]`
      }`,
      { name, group: kind.group || undefined, kind: kind.kind, causes },
    );
  }

  static unprocessable(message: string) {
    return new StatusError(422, 'Invalid', message, {});
  }

  static internal(message: string) {
    return new StatusError(500, undefined, message);
  }

  static versionTooLarge(wanted: number, current: number) {
    return new StatusError(
      504,
      'Timeout',
      `Timeout: Too large resource version: ${wanted}, current: ${current}`,
      {
        retryAfterSeconds: 1,
        causes: [
          {
            reason: 'ResourceVersionTooLarge',
            message: 'Too large resource version',
          },
        ],
      },
    );
  }

  /** The body that is sent. */
  toStatus(): StatusBody {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: this.continueToken ? { continue: this.continueToken } : {},
      status: 'Failure',
      message: this.message,
      ...(this.reason && { reason: this.reason }),
      ...(this.details && { details: this.details }),
      code: this.code,
    };
  }
}
