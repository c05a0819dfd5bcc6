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

import {
  HostKindState,
  HostState,
  KubernetesObject,
  ObjectLookup,
} from 'backstage-plugin-groundplan-common';

/** A host cluster as the mirror knows it. @public */
export interface MirroredHost {
  name: string;
  /** The entity that it adopts, from `hostClusters[].entityRef`. */
  entityRef?: string;
  state: HostState;
  /** RFC 3339. */
  since: string;
  message?: string;
  kinds: HostKindState[];
}

/** Something that has changed in the mirror. @public */
export type MirrorChange =
  | {
      type: 'object';
      action: 'added' | 'modified' | 'deleted';
      host: string;
      /** The object now, or as it was before it was deleted. */
      object: KubernetesObject;
      /** The object before, for `modified`. */
      previous?: KubernetesObject;
    }
  | {
      /** A kind of a host has got another state, such as `ready` or `stale`. */
      type: 'kind-state';
      host: string;
      group: string;
      kind: string;
      state: HostState;
    }
  | {
      /** A host has got another state. */
      type: 'host-state';
      host: string;
      state: HostState;
    };

/** Counters of one host; they only grow, but for `objects` and `lagSeconds`. @public */
export interface MirrorCounters {
  host: string;
  /** Requests by verb: `list`, `watch`, `discovery`. */
  requests: Record<string, number>;
  /** Responses by verb and HTTP status, such as `list 403`; `error` where none came. */
  failures: Record<string, number>;
  bytes: number;
  reconnects: number;
  relists: number;
  objects: Record<string, number>;
  /** Seconds since the last event or bookmark, the oldest of the host's watches. */
  lagSeconds: number;
}

/**
 * A live copy of the objects of all host clusters, as the domains' kind rules
 * select and trim them.
 *
 * @public
 */
export interface Mirror {
  /** All host clusters, in the order of the configuration. */
  hosts(): MirroredHost[];
  /** Reads the objects of one host; of a host that is not known, nothing. */
  lookup(host: string): ObjectLookup;
  /**
   * Whether the objects of a kind are, or once were, completely known: after a
   * first complete list, or when the host does not serve the kind.
   */
  isComplete(host: string, group: string, kind: string): boolean;
  /**
   * Calls the listener with all changes of one turn together. A listener that
   * throws is logged and goes on being called.
   */
  subscribe(listener: (changes: MirrorChange[]) => void): () => void;
  counters(): MirrorCounters[];
}
