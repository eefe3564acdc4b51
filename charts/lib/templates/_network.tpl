{{/* Who may talk to a service, and to whom it may talk; everything else is refused. */}}
{{- define "lib.networkPolicy" -}}
{{- $v := .Values }}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ include "lib.fullname" . }}
  labels: {{- include "lib.labels" (dict "root" . "part" "web") | nindent 4 }}
spec:
  podSelector:
    matchLabels:
      app.kubernetes.io/name: {{ .Chart.Name }}
      app.kubernetes.io/instance: {{ .Release.Name }}
  policyTypes: [Ingress, Egress]
  ingress:
  - from:
    - podSelector: {matchLabels: {app.kubernetes.io/name: gateway, app.kubernetes.io/instance: {{ .Release.Name }}}}
    {{- if eq .Chart.Name "identity" }}
    # Services fetch the public keys.
    - podSelector: {matchLabels: {app.kubernetes.io/part-of: workaniser, app.kubernetes.io/instance: {{ .Release.Name }}}}
    {{- end }}
    ports: [{port: http}]
  - from:
    - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: {{ $v.network.monitoringNamespace }}}}
    ports: [{port: admin}]
  egress:
  - to:
    - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}
      podSelector: {matchLabels: {k8s-app: kube-dns}}
    ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]
  {{- with $v.network.postgres }}
  - to: {{- toYaml . | nindent 4 }}
    ports: [{port: 5432}]
  {{- end }}
  {{- with $v.network.rabbitmq }}
  - to: {{- toYaml . | nindent 4 }}
    ports: [{port: 5671}]
  {{- end }}
  {{- if ne .Chart.Name "identity" }}
  - to:
    - podSelector: {matchLabels: {app.kubernetes.io/name: identity, app.kubernetes.io/instance: {{ .Release.Name }}}}
    ports: [{port: 8080}]
  {{- end }}
  {{- range $v.network.egress }}
  - {{ toJson . }}
  {{- end }}
{{- end }}
