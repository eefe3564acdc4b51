{{/* Pod-level security: the "restricted" Pod Security Standard, a high user id, nothing writable but /tmp. */}}
{{- define "lib.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "lib.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{/* Replicas apart from each other: never two more in one zone than in another, nodes where possible. */}}
{{- define "lib.spread" -}}
- maxSkew: 1
  topologyKey: topology.kubernetes.io/zone
  whenUnsatisfiable: DoNotSchedule
  matchLabelKeys: [pod-template-hash]
  labelSelector: {matchLabels: {{ include "lib.selector" . | fromYaml | toJson }}}
- maxSkew: 1
  topologyKey: kubernetes.io/hostname
  whenUnsatisfiable: ScheduleAnyway
  matchLabelKeys: [pod-template-hash]
  labelSelector: {matchLabels: {{ include "lib.selector" . | fromYaml | toJson }}}
{{- end }}

{{/* Environment and mounts of every container of a service; secrets come as files. */}}
{{- define "lib.environment" -}}
- {name: SECRETS_DIR, value: /run/secrets/workaniser}
- {name: HOST, value: 0.0.0.0}
- {name: PORT, value: "8080"}
- {name: ADMIN_PORT, value: "9090"}
- {name: JWKS_URL, value: {{ .Values.jwksUrl | default (printf "http://%s-identity:8080/api/identity/v1/jwks" .Release.Name) | quote }}}
- {name: OTLP_ENDPOINT, value: {{ .Values.otlpEndpoint | quote }}}
- {name: LOG_LEVEL, value: {{ .Values.logLevel | quote }}}
{{- range $name, $value := .Values.config }}
- {name: {{ $name }}, value: {{ tpl (toString $value) $ | quote }}}
{{- end }}
{{- end }}

{{- define "lib.mounts" -}}
- {name: secrets, mountPath: /run/secrets/workaniser, readOnly: true}
- {name: trust, mountPath: /run/trust, readOnly: true}
- {name: tmp, mountPath: /tmp}
{{- end }}

{{/* Each part mounts only the secrets it needs: the web never sees the broker or the owner of the tables. */}}
{{- define "lib.volumes" -}}
{{- $v := .root.Values }}
{{- $items := list "database_url" }}
{{- if or (eq .part "relay") (eq .part "consumer") (hasPrefix "job-" .part) }}{{ $items = list "database_url" "relay_database_url" "amqp_url" }}{{ end }}
{{- if eq .part "consumer" }}{{ $items = append $items "inbox_key" }}{{ end }}
{{- if eq .part "migrate" }}{{ $items = list "owner_database_url" "amqp_url" }}{{ end }}
- name: secrets
  projected:
    defaultMode: 288
    sources:
    - secret:
        name: {{ .root.Chart.Name }}-{{ eq .part "migrate" | ternary "owner" "runtime" }}
        items:
        {{- range $items }}
        - {key: {{ . }}, path: {{ . }}}
        {{- end }}
    {{- if ne .part "migrate" }}
    {{- range $v.extraSecrets }}
    - secret: {{ toJson . }}
    {{- end }}
    {{- end }}
- {name: trust, secret: {secretName: {{ $v.trustSecret }}, defaultMode: 288, items: [{key: ca.crt, path: ca.crt}]}}
- {name: tmp, emptyDir: {sizeLimit: 256Mi}}
{{- end }}
