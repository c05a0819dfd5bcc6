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
import { RequestVerb } from './TransportCounters';

/** One request. @internal */
export interface HostRequest {
  verb: RequestVerb;
  /** The path, with its query. */
  path: string;
  accept?: string;
  headers?: Record<string, string | string[]>;
  signal: AbortSignal;
  /** Until the answer begins, and between two of its parts. */
  responseMs?: number;
  /** Longer answers fail with `too-large`. */
  maxBytes?: number;
  /** For JSON that Kubernetes sends as text: it leaves the type to be guessed. */
  mayBeText?: boolean;
}

/** A complete answer. @internal */
export interface HostAnswer {
  status: number;
  etag?: string;
  /** Parsed; undefined for 304. */
  body: unknown;
  bytes: number;
}

/** A write that is never carried out. @internal */
export interface HostDryRun extends Omit<HostRequest, 'verb' | 'accept'> {
  method: 'POST' | 'PATCH';
  contentType: string;
  body: string;
}

/** A write that is carried out, or a question that is asked by a POST. @internal */
export interface HostWrite extends Omit<HostRequest, 'accept'> {
  verb: 'patch' | 'review';
  method: 'POST' | 'PATCH';
  contentType: string;
  body: string;
}

/** What a host says of a {@link HostDryRun}. @internal */
export interface HostDryRunAnswer {
  /** Of a write that would succeed, or of one that is refused as it is: 4xx. */
  status: number;
  /** The object as it would be, or the Kubernetes Status. */
  body: unknown;
  /** What else the host says, as in its `Warning` headers. */
  warnings: string[];
}

/** How the lines of a watch are taken. @internal */
export interface HostWatch extends HostRequest {
  onOpen: () => void;
  /** An error that it throws ends the watch. */
  onLine: (line: string) => void;
  /** How long it may be silent; asked anew after each part. */
  idleMs: () => number;
}

/** A request, and what is sent with it where it is no reading. @internal */
export type SentRequest = HostRequest &
  Partial<Pick<HostDryRun, 'method' | 'contentType' | 'body'>>;
