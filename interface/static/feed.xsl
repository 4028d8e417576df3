<?xml version="1.0" encoding="utf-8"?>
<!-- A feed as a page, for the reader who opens one. RSS 2.0 and Atom 1.0. Only text is copied, never markup, and only links to http and https. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:dc="http://purl.org/dc/elements/1.1/" exclude-result-prefixes="atom dc">
  <xsl:output method="html" encoding="utf-8" indent="no" doctype-system="about:legacy-compat"/>

  <!-- Where this file stands, as the document's own instruction says: its style sheet stands beside it. -->
  <xsl:variable name="folder" select="substring-before(substring-after(/processing-instruction('xml-stylesheet'), 'href=&quot;'), 'feed.xsl')"/>

  <xsl:variable name="lang">
    <xsl:choose>
      <xsl:when test="/rss/channel/language"><xsl:value-of select="/rss/channel/language"/></xsl:when>
      <xsl:when test="/atom:feed/@xml:lang"><xsl:value-of select="/atom:feed/@xml:lang"/></xsl:when>
      <xsl:otherwise>en</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="language" select="translate(substring-before(concat($lang, '-'), '-'), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"/>
  <xsl:variable name="right-to-left" select="contains(' ar fa he ur ps sd ug yi dv ckb ', concat(' ', $language, ' '))"/>
  <xsl:variable name="indonesian" select="$language = 'id'"/>
  <xsl:variable name="title" select="/rss/channel/title | /atom:feed/atom:title"/>
  <xsl:variable name="home" select="/rss/channel/link | /atom:feed/atom:link[not(@rel) or @rel = 'alternate']/@href"/>

  <xsl:template match="/">
    <html lang="{$lang}">
      <xsl:attribute name="dir"><xsl:choose><xsl:when test="$right-to-left">rtl</xsl:when><xsl:otherwise>ltr</xsl:otherwise></xsl:choose></xsl:attribute>
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="robots" content="noindex"/>
        <meta name="color-scheme" content="light dark"/>
        <title><xsl:value-of select="$title"/></title>
        <link rel="stylesheet" href="{$folder}feed.css"/>
      </head>
      <body>
        <main>
          <h1><xsl:value-of select="$title"/></h1>
          <xsl:for-each select="/rss/channel/description | /atom:feed/atom:subtitle"><p><xsl:value-of select="."/></p></xsl:for-each>
          <div class="about" dir="ltr">
            <xsl:attribute name="lang"><xsl:choose><xsl:when test="$indonesian">id</xsl:when><xsl:otherwise>en</xsl:otherwise></xsl:choose></xsl:attribute>
            <p>
              <xsl:choose>
                <xsl:when test="$indonesian"><strong>Ini umpan berita.</strong> Salin alamat halaman ini ke pembaca umpan, dan setiap berita baru akan sampai kepada Anda tanpa akun dan tanpa pelacak.</xsl:when>
                <xsl:otherwise><strong>This is a news feed.</strong> Copy the address of this page into a feed reader, and every new story will reach you, without an account and without trackers.</xsl:otherwise>
              </xsl:choose>
            </p>
            <p>
              <xsl:call-template name="link">
                <xsl:with-param name="href" select="$home[1]"/>
                <xsl:with-param name="text"><xsl:choose><xsl:when test="$indonesian">Buka situsnya</xsl:when><xsl:otherwise>Open the site</xsl:otherwise></xsl:choose></xsl:with-param>
              </xsl:call-template>
            </p>
          </div>
          <ol><xsl:apply-templates select="/rss/channel/item | /atom:feed/atom:entry"/></ol>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="item">
    <li>
      <h2><xsl:call-template name="link"><xsl:with-param name="href" select="link"/><xsl:with-param name="text" select="title"/></xsl:call-template></h2>
      <p><xsl:call-template name="plain"><xsl:with-param name="text" select="substring(description, 1, 600)"/></xsl:call-template></p>
      <p class="date"><xsl:value-of select="pubDate"/></p>
    </li>
  </xsl:template>

  <xsl:template match="atom:entry">
    <li>
      <xsl:if test="@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute></xsl:if>
      <h2><xsl:call-template name="link"><xsl:with-param name="href" select="atom:link[not(@rel) or @rel = 'alternate'][1]/@href"/><xsl:with-param name="text" select="atom:title"/></xsl:call-template></h2>
      <p><xsl:call-template name="plain"><xsl:with-param name="text" select="substring(atom:summary, 1, 600)"/></xsl:call-template></p>
      <p class="date"><xsl:value-of select="substring(translate(atom:published, 'T', ' '), 1, 16)"/></p>
    </li>
  </xsl:template>

  <!-- A link, if it is one that a reader may follow; else its text. -->
  <xsl:template name="link">
    <xsl:param name="href"/>
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="starts-with($href, 'https://') or starts-with($href, 'http://')"><a href="{$href}" dir="auto"><xsl:value-of select="$text"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Text without tags: what stands between `<` and `>` is left out. -->
  <xsl:template name="plain">
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="contains($text, '&lt;')">
        <xsl:value-of select="substring-before($text, '&lt;')"/>
        <xsl:call-template name="plain"><xsl:with-param name="text" select="substring-after(substring-after($text, '&lt;'), '&gt;')"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
